"""The group of commands, and what happens to an error: one sentence, status 1."""

import click

from directory.cli.advice import advice
from directory.cli.age import age
from directory.cli.duplicates import duplicates
from directory.cli.examples import examples
from directory.cli.feedback import feedback
from directory.cli.importing import import_
from directory.cli.importing_spreadsheet import template
from directory.cli.listing import listing
from directory.cli.places import places
from directory.cli.purge import purge
from directory.cli.release import release
from directory.cli.synonyms import synonyms


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Care Finder: find care near you and understand how care works."""


main.add_command(release)
main.add_command(import_)
main.add_command(template)
main.add_command(examples)
main.add_command(listing)
main.add_command(age)
main.add_command(advice)
main.add_command(purge)
main.add_command(places)
main.add_command(feedback)
main.add_command(synonyms)
main.add_command(duplicates)
