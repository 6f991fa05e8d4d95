"""Reads places in messages, with imported names."""

import pytest

from directory.places import Gazetteer, PlaceFinder
from tests.directory.places.imported_names import stocked


@pytest.fixture(scope="module")
def finder(gazetteer: Gazetteer) -> PlaceFinder:
    """Knows the imported names as well as the shipped ones."""
    return PlaceFinder(stocked(gazetteer))
