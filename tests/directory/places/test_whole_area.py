"""Somebody who would look anywhere in the area, and somebody who only uses the word."""

import pytest

from directory.places import PlaceFinder


@pytest.mark.parametrize(
    "said",
    [
        "Well all right, the county. Essex. That's your lot",
        "anywhere in Essex",
        "it doesn't matter where really",
        "anywhere really",
        "live in carers all over the county",
        "care homes in essex",
        "Anywhere",
    ],
)
def test_the_whole_area_is_meant(said: str, finder: PlaceFinder) -> None:
    reading = finder.read(said)
    assert reading.is_whole_area
    assert reading.unknown is None


@pytest.mark.parametrize(
    "said",
    [
        "I can't go anywhere on my own",
        "Witham, Essex",
        "Essex County Council won't answer",
        "somewhere near Halstead, anywhere really",
        "a lunch club please",
    ],
)
def test_it_is_not(said: str, finder: PlaceFinder) -> None:
    assert not finder.read(said).is_whole_area
