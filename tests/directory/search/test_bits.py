"""Keys as bits: each its own, for ever, within what both engines can count to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.search.bits import FLAGS, flag_bits, need_bits, service_bits
from directory.vocabulary import ACCESSIBILITY, AVAILABILITY, KINDS, NEEDS, SERVICES

same = settings(deadline=None, derandomize=True, database=None)


@pytest.mark.parametrize("keys", [SERVICES, NEEDS, FLAGS], ids=["services", "needs", "flags"])
def test_every_key_fits_into_a_number_of_63_bits(keys: tuple[str, ...]) -> None:
    assert len(keys) == len(set(keys)) <= 63


@same
@given(st.sets(st.sampled_from(SERVICES)), st.sets(st.sampled_from(SERVICES)))
def test_two_sets_share_a_bit_where_they_share_a_key(one: set[str], other: set[str]) -> None:
    assert bool(service_bits(one) & service_bits(other)) == bool(one & other)
    assert service_bits(one) | service_bits(other) == service_bits(one | other)


@same
@given(st.sets(st.sampled_from(FLAGS)), st.sets(st.sampled_from(FLAGS)))
def test_one_set_holds_another_where_its_bits_do(one: set[str], other: set[str]) -> None:
    assert (flag_bits(one) & flag_bits(other) == flag_bits(other)) == (other <= one)


def test_keys_of_the_same_name_are_told_apart_by_what_they_are_of() -> None:
    assert flag_bits(KINDS, "kind:").bit_count() == len(KINDS)
    of_times = flag_bits(AVAILABILITY, "availability:")
    assert not of_times & flag_bits(ACCESSIBILITY, "accessibility:")
    assert not flag_bits(["wheelchair_accessible"]) & flag_bits(["wheelchair"], "accessibility:")


def test_a_key_said_twice_is_one_bit_and_nothing_is_none() -> None:
    assert need_bits(["dementia", "dementia"]) == need_bits(["dementia"])
    assert service_bits([]) == 0


def test_what_is_no_key_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        need_bits(["cheese"])


def test_the_first_keys_have_the_numbers_that_databases_hold() -> None:
    assert (service_bits(["homecare"]), service_bits(["nursing_home"])) == (1, 1 << 7)
    assert (need_bits(["older_people"]), need_bits(["dementia"])) == (1, 2)
    assert flag_bits(["care_provider"], "kind:") == 1
    assert flag_bits(["accepts_direct_payments"]) == 1 << 7
    assert flag_bits(["morning"], "availability:") == 1 << 11
    assert flag_bits(["wheelchair"], "accessibility:") == 1 << 25
