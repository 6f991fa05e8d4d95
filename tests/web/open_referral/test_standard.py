"""Every record of every address is what the standard's schemas say."""

from tests.web.open_referral.feed import Feed
from tests.web.open_referral.schemas import Standard

EXAMPLES = 415
LISTS = {
    "/services": "service_list.json",
    "/organizations": "organization_list.json",
    "/service_at_locations": "service_at_location_list.json",
    "/taxonomies": "tpx_taxonomy_list.json",
    "/taxonomy_terms": "tpx_taxonomy_term_list.json",
}
RECORDS = {
    "/services": "service.json",
    "/organizations": "organization.json",
    "/service_at_locations": "service_at_location.json",
    "/taxonomies": "tpx_taxonomy.json",
    "/taxonomy_terms": "tpx_taxonomy_term_list.json",
}


def check_everything(feed: Feed, standard: Standard) -> None:
    """Every row of every list, and every record by its id."""
    for path, schema in LISTS.items():
        listed = feed.everything(path)
        standard.check(schema, listed)
        standard.check(RECORDS[path], (feed.get(f"{path}/{row['id']}") for row in listed))


def test_every_example_is_valid(feed: Feed, standard: Standard) -> None:
    check_everything(feed, standard)
    for schema in ("service.json", "service_at_location.json"):
        assert standard.counts[schema] == EXAMPLES
    assert all(count > 10 for count in standard.counts.values()), standard.counts


def test_a_schema_that_is_not_met_is_noticed(feed: Feed, standard: Standard) -> None:
    record = feed.everything("/services")[0]
    for wrong in ({"status": "open"}, {"id": "1"}, {"last_modified": "today"}, {"email": "x"}):
        try:
            standard.check("service_list.json", [record | wrong])
        except AssertionError:
            continue
        raise RuntimeError(f"{wrong} was taken")
