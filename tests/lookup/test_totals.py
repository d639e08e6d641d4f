import pytest


def gaps(answer, when):
    return {gap.centre: when(gap.published) for gap in answer.gaps}


def test_a_region_takes_its_own_figure_before_the_sum(network, ask):
    store = network("PE-CUS 2025 500", "alfa 2025 10")
    (row,) = ask(store, regions=("PE-CUS",), period="2025").rows
    assert (row.kind, row.value, row.coverage) == ("region", 500, None)


def test_a_region_adds_its_centres_and_says_how_many_have_a_figure(network, ask, when):
    answer = ask(network("alfa 2025 10"), regions=("PE-CUS",), period="2025")
    assert (answer.status, answer.rows[0].value, answer.rows[0].coverage) == ("answered", 10, (1, 2))
    assert gaps(answer, when) == {"beta": None}


def test_a_chain_has_its_sub_chains(network, ask):
    (row,) = ask(network("alfa 2025 10", "beta 2025 5"), chains=("textil",), period="2025").rows
    assert (row.id, row.value, row.coverage) == ("textil", 15, (2, 2))


def test_a_centre_that_does_not_operate_adds_to_the_sum_and_not_to_the_coverage(network, ask):
    answer = ask(network("omega 2025 4"), regions=("PE-ICA",), period="2025")
    (row,) = answer.rows
    assert answer.outside == ("omega",)
    assert (row.value, row.coverage) == (4, (0, 1))


def test_a_sum_counts_what_each_centre_has_and_names_who_has_only_a_part(network, ask, when):
    store = network("alfa 2025-01+2025-12 10", "beta 2025-06+2025-12 1")
    answer = ask(store, regions=("PE-CUS",), period="2025")
    assert (answer.status, answer.rows[0].value, answer.rows[0].coverage) == ("answered", 127, (2, 2))
    assert gaps(answer, when) == {"beta": "2025-06..2025-12"}


def test_a_sum_that_no_centre_completes_is_that_of_the_part_covered_together(network, ask, when):
    store = network("alfa 2025-01+2025-03 10", "beta 2025-03+2025-06 1")
    answer = ask(store, regions=("PE-CUS",), period="2025")
    assert (answer.status, answer.rows[0].value, when(answer.rows[0].period)) == ("partial", 34, "2025-01..2025-06")


def test_the_part_that_most_centres_publish_is_added(network, ask, when):
    store = network("alfa 2025-01..2025-09 10", "beta 2025-01..2025-09 5", "gama 2025-01..2025-11 100")
    answer = ask(store, period="2025")
    assert (answer.status, answer.rows[0].value, when(answer.rows[0].period)) == ("partial", 15, "2025-01..2025-09")
    assert gaps(answer, when) == {"gama": None, "delta": None}


def test_the_networks_own_part_answers_before_a_shorter_sum(network, ask):
    store = network("red 2025-01..2025-09 99", "alfa 2025-01+2025-06 10")
    answer = ask(store, period="2025")
    assert (answer.status, answer.rows[0].value) == ("partial", 99)


def test_one_figure_for_the_year_and_months_of_another_centre_add_up(network, ask):
    store = network("alfa 2025 100", "beta 2025-01+2025-12 1")
    assert ask(store, regions=("PE-CUS",), period="2025").rows[0].value == 112


@pytest.mark.parametrize(
    ("filters", "kind", "id_", "value"),
    [
        ({}, "network", "red", 11111),
        ({"regions": ("PE-ICA",)}, "region", "PE-ICA", 10100),
        ({"regions": ("PE-ICA", "PE-CUS")}, "network", "red", 10111),
        ({"chains": ("agro",)}, "chain", "agro", 11100),
        ({"chains": ("agro",), "regions": ("PE-ICA",)}, "region", "PE-ICA", 10100),
        ({"chains": ("agro",), "kind": "private"}, "chain", "agro", 1000),
        ({"kind": "private"}, "network", "red", 1000),
        ({"centres": ("alfa", "delta")}, "network", "red", 1001),
        ({"centres": ("alfa",)}, "centre", "alfa", 1),
        ({"centres": ("alfa",), "regions": ("PE-CUS",)}, "centre", "alfa", 1),
    ],
)
def test_filters_of_place_combine(network, ask, filters, kind, id_, value):
    store = network("alfa 2025 1", "beta 2025 10", "gama 2025 100", "delta 2025 1000", "omega 2025 10000")
    (row,) = ask(store, period="2025", **filters).rows
    assert (row.kind, row.id, row.value) == (kind, id_, value)


def test_a_centre_outside_the_region_asked_about_has_no_figure_there(network, ask):
    assert ask(network("alfa 2025 1"), centres=("alfa",), regions=("PE-ICA",), period="2025").status == "no_data"


def test_the_latest_period_of_a_group_is_that_of_its_latest_month(network, ask, when):
    store = network("alfa 2025-01+2026-02 10", "beta 2025-01+2025-12 1")
    answer = ask(store, regions=("PE-CUS",))
    assert (answer.status, answer.rows[0].value, when(answer.rows[0].period)) == ("answered", 20, "2026-01..2026-02")


@pytest.mark.parametrize(
    ("lines", "period", "value"),
    [
        (["alfa 2025-01+2026-02 10", "beta 2025-01+2025-12 1", "gama 2025-01+2025-12 1"], "2026-01..2026-02", 20),
        (["alfa 2025-01+2026-02 10", "beta 2025-01+2025-12 1"], "2026-01..2026-02", 20),
        (["alfa 2025-06+2026-02 10"], "2026-01..2026-02", 20),
        (["alfa 2025-01 1", "beta 2025-02 2", "gama 2025-03 3"], "2025-01..2025-03", 6),
    ],
)
def test_the_latest_period_of_the_network_is_that_of_its_latest_month(network, ask, when, lines, period, value):
    (row,) = ask(network(*lines)).rows
    assert (when(row.period), row.value) == (period, value)


def test_a_single_centre_keeps_its_own_latest_month(network, ask, when):
    store = network("alfa 2025-01+2026-02 10", "beta 2025-01+2025-12 1", "gama 2025-01+2025-12 1")
    assert when(ask(store, centres=("alfa",)).rows[0].period) == "2026-01..2026-02"


def test_several_centres_add_up_with_their_coverage(network, ask, when):
    answer = ask(network("alfa 2025 1", "beta 2025 10"), centres=("alfa", "beta", "gama"), period="2025")
    (row,) = answer.rows
    assert (row.kind, row.id, row.value, row.coverage) == ("network", "red", 11, (2, 3))
    assert gaps(answer, when) == {"gama": None}


def test_a_hole_among_the_months_of_a_centre_is_named(network, ask, when):
    store = network("alfa 2025-01+2025-12 10", "beta 2025-01+2025-04 1", "beta 2025-06+2025-11 1")
    answer = ask(store, regions=("PE-CUS",), period="2025")
    assert (answer.status, answer.rows[0].value) == ("answered", 130)
    assert [(gap.centre, [when(part) for part in gap.lacking]) for gap in answer.gaps] == [
        ("beta", ["2025-05", "2025-12"])
    ]


def test_a_later_own_figure_is_the_latest_of_the_network(network, ask, when):
    store = network("red 2025 100 as=at-least", "alfa 2025-01..2025-09 7")
    assert when(ask(store).rows[0].period) == "2025"
