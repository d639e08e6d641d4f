"""How many operating centres each region or chain has."""

import pytest

REGIONS = [("PE-CUS", 2, 1), ("PE-ICA", 1, 2), ("PE-PUN", 1, 2)]
CHAINS = [("agro", 2, 1), ("textil", 2, 1), ("fibra", 1, 3)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"group_by": "region"}, REGIONS),
        ({"group_by": "region", "order": "desc"}, REGIONS),
        ({"group_by": "region", "order": "asc"}, [("PE-ICA", 1, 1), ("PE-PUN", 1, 1), ("PE-CUS", 2, 3)]),
        ({"group_by": "chain"}, CHAINS),
        ({"group_by": "region", "order": "desc", "limit": 1}, REGIONS[:1]),
        ({"group_by": "region", "order": "asc", "limit": 1}, [("PE-ICA", 1, 1), ("PE-PUN", 1, 1)]),
        ({"group_by": "region", "order": "desc", "limit": 2}, REGIONS[:2]),
        ({"group_by": "region", "kind": "public"}, [("PE-CUS", 2, 1), ("PE-ICA", 1, 2)]),
        ({"group_by": "region", "chains": ("textil",)}, [("PE-CUS", 2, 1)]),
        ({"group_by": "region", "regions": ("PE-ICA", "PE-PUN")}, [("PE-ICA", 1, 1), ("PE-PUN", 1, 1)]),
        ({"group_by": "chain", "regions": ("PE-PUN",)}, [("agro", 1, 1)]),
        ({"group_by": "region", "at_least": 2}, REGIONS[:1]),
        ({"group_by": "region", "at_most": 1}, [("PE-ICA", 1, 1), ("PE-PUN", 1, 1)]),
        ({"group_by": "region", "at_least": 3}, []),
    ],
)
def test_operating_centres_are_counted_by_region_or_chain(network, ask, fields, found):
    answer = ask(network("alfa 2025 10"), "list", **fields)
    assert answer.status == "answered"
    assert [(row.id, row.value, row.rank) for row in answer.rows] == found
    assert {(row.kind, row.qualifier, row.period, row.coverage, row.sources) for row in answer.rows} <= {
        (fields["group_by"], "exact", None, None, ())
    }


def test_a_count_tells_of_the_centres_that_do_not_operate(network, ask):
    answer = ask(network(), "list", group_by="region")
    assert answer.outside == ("omega",)


def test_where_no_centre_operates_there_is_nothing_to_count(network, ask):
    answer = ask(network(), "list", group_by="chain", regions=("PE-ICA",), kind="private")
    assert (answer.status, answer.rows) == ("no_data", ())
