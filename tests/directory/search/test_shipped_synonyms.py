"""The synonym groups that the product brings: each can be kept, and says one thing."""

from collections import Counter

from sqlalchemy.orm import Session

from directory.commands import load_synonyms
from directory.commands.load_synonyms import shipped_groups
from directory.search.text import stems
from directory.search.units import VAGUE, read_text


def test_every_group_can_be_kept_and_is_read_back(session: Session) -> None:
    assert load_synonyms(session) == len(shipped_groups()) >= 120
    unit = read_text(session, "hot meals delivered, please").units[0]
    assert unit.service == "meals"
    assert ("meal", "wheel") in unit.ways


def test_a_phrase_stands_in_one_group_whatever_its_endings() -> None:
    said = Counter(
        key
        for group in shipped_groups()
        for key in {" ".join(stems(phrase)) for phrase in group["phrases"]}
    )
    assert {phrase: count for phrase, count in said.items() if count > 1} == {}


def test_no_phrase_is_one_vague_word_and_none_is_long() -> None:
    for group in shipped_groups():
        assert 2 <= len(group["phrases"]) <= 8, group
        for phrase in group["phrases"]:
            read = stems(phrase)
            assert 1 <= len(read) <= 6, phrase
            assert len(read) > 1 or read[0] not in VAGUE, phrase
