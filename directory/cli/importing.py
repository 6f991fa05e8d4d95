"""`care-finder import`: real listings from files and feeds that others publish; one module each."""

import click

from directory.cli.importing_cqc import cqc
from directory.cli.importing_open_referral import open_referral
from directory.cli.importing_places import places
from directory.cli.importing_postcodes import postcodes
from directory.cli.importing_spreadsheet import spreadsheet


@click.group("import")
def import_() -> None:
    """Read listings from a file."""


import_.add_command(cqc)
import_.add_command(open_referral)
import_.add_command(places)
import_.add_command(postcodes)
import_.add_command(spreadsheet)
