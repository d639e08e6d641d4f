import pytest

FOUR = ["alfa 2025 10", "beta 2025 30", "gama 2025 20", "delta 2025 20"]


def ranks(answer):
    return [(row.id, row.value, row.rank) for row in answer.rows]


def test_equal_values_share_a_rank_and_stand_by_name(network, ask):
    answer = ask(network(*FOUR), "ranking", period="2025")
    assert ranks(answer) == [("beta", 30, 1), ("delta", 20, 2), ("gama", 20, 2), ("alfa", 10, 4)]


def test_names_are_ordered_without_regard_to_accents_and_case(network, ask):
    answer = ask(network("alfa 2025 5", "beta 2025 5", "gama 2025 5", "delta 2025 5"), "ranking", period="2025")
    assert [row.name for row in answer.rows] == ["CITE Álfa", "CITE beta", "CITE Delta", "CITE Gama"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"limit": 1}, [("beta", 30, 1)]),
        ({"limit": 2}, [("beta", 30, 1), ("delta", 20, 2)]),
        ({"order": "asc"}, [("alfa", 10, 1), ("delta", 20, 2), ("gama", 20, 2), ("beta", 30, 4)]),
        ({"order": "asc", "limit": 1}, [("alfa", 10, 1)]),
        ({"at_least": 20}, [("beta", 30, 1), ("delta", 20, 2), ("gama", 20, 2)]),
        ({"at_least": 20, "limit": 1}, [("beta", 30, 1)]),
        ({"at_least": 15, "at_most": 25}, [("delta", 20, 1), ("gama", 20, 1)]),
        ({"at_most": 10}, [("alfa", 10, 1)]),
        ({"at_least": 31}, []),
        ({"kind": "private"}, [("delta", 20, 1)]),
        ({"chains": ("textil",)}, [("beta", 30, 1), ("alfa", 10, 2)]),
        ({"centres": ("alfa", "gama")}, [("gama", 20, 1), ("alfa", 10, 2)]),
        ({"group_by": "region"}, [("PE-CUS", 40, 1), ("PE-ICA", 20, 2), ("PE-PUN", 20, 2)]),
        ({"group_by": "chain"}, [("agro", 40, 1), ("textil", 40, 1), ("fibra", 30, 3)]),
        ({"group_by": "chain", "centres": ("beta",)}, [("fibra", 30, 1), ("textil", 30, 1)]),
        ({"group_by": "chain", "chains": ("fibra",)}, [("fibra", 30, 1)]),
    ],
)
def test_a_ranking_is_ordered_cut_and_filtered(network, ask, fields, found):
    answer = ask(network(*FOUR), "ranking", period="2025", **fields)
    assert (answer.status, ranks(answer)) == ("answered", found)


def test_a_ranking_says_how_many_of_how_many_have_a_figure(network, ask):
    answer = ask(network("alfa 2025 10", "omega 2025 5"), "ranking", period="2025")
    assert (answer.field, answer.outside, len(answer.rows)) == ((1, 4), ("omega",), 2)


def test_a_centre_without_every_month_is_left_out_and_named(network, ask, when):
    store = network("alfa 2025-01+2025-12 1", "beta 2025-06+2025-12 99")
    answer = ask(store, "ranking", period="2025")
    assert ranks(answer) == [("alfa", 12, 1)]
    assert [(gap.centre, when(gap.published)) for gap in answer.gaps] == [
        ("beta", "2025-06..2025-12"),
        ("gama", None),
        ("delta", None),
    ]


def test_only_figures_of_the_same_period_are_ranked(network, ask, when):
    store = network("alfa 2025-01..2025-09 10", "beta 2025-01..2025-09 5", "gama 2025-01..2025-11 100")
    answer = ask(store, "ranking", period="2025")
    assert (answer.status, ranks(answer)) == ("partial", [("alfa", 10, 1), ("beta", 5, 2)])
    assert when(answer.rows[0].period) == "2025-01..2025-09"


@pytest.mark.parametrize(
    ("lines", "period", "found"),
    [
        (["alfa 2024-01+2026-02 1", "beta 2024-01+2026-02 2"], "2026-01..2026-02", ["beta", "alfa"]),
        (["alfa 2024-01+2026-02 1", "beta 2026-02 2", "gama 2024-01+2026-02 3"], "2026-01..2026-02", ["gama", "alfa"]),
        (["alfa 2025-01..2025-09 1", "beta 2024 5"], "2025-01..2025-09", ["alfa"]),
        (["red 2025 9", "alfa 2025-01..2025-09 1"], "2025-01..2025-09", ["alfa"]),
    ],
)
def test_without_a_period_the_latest_that_centres_share_is_ranked(network, ask, when, lines, period, found):
    answer = ask(network(*lines), "ranking")
    assert (when(answer.rows[0].period), [row.id for row in answer.rows]) == (period, found)


EARLY = ["alfa 2025-01+2026-02 9", "beta 2025-01+2025-12 1", "gama 2025-01+2025-12 2"]


@pytest.mark.parametrize(
    ("lines", "period", "found"),
    [
        (EARLY, "2026-01..2026-02", ["alfa"]),
        ([*EARLY, "delta 2025-01+2026-01 3"], "2026-01..2026-02", ["alfa"]),
        ([*EARLY, "delta 2025-01+2026-02 3"], "2026-01..2026-02", ["alfa", "delta"]),
        (["alfa 2025-01+2025-11 9", "beta 2025-01+2025-09 1"], "2025-01..2025-11", ["alfa"]),
        ([*EARLY, "beta 2026-01..2026-03 5"], "2026-01..2026-03", ["beta"]),
    ],
)  # fmt: skip
def test_without_a_period_months_are_ranked_up_to_the_latest_month(network, ask, when, lines, period, found):
    answer = ask(network(*lines), "ranking")
    assert (when(answer.rows[0].period), [row.id for row in answer.rows]) == (period, found)


def test_regions_without_a_period_are_ranked_up_to_the_latest_month(network, ask, when):
    answer = ask(network(*EARLY), "ranking", group_by="region")
    assert (when(answer.rows[0].period), [row.id for row in answer.rows]) == ("2026-01..2026-02", ["PE-CUS"])


def test_the_year_so_far_is_ranked_whole(network, ask, when):
    answer = ask(network("alfa 2025-01+2026-02 1"), "ranking", period="2026", to_date=True)
    assert (answer.status, when(answer.rows[0].period)) == ("answered", "2026-01..2026-02")


def test_rounded_figures_take_part_with_their_mark(network, ask):
    answer = ask(network("alfa 2025 10 as=at-least", "beta 2025 5", "gama 2025 90 as=target"), "ranking", period="2025")
    assert [(row.id, row.qualifier) for row in answer.rows] == [("alfa", "at-least"), ("beta", "exact")]


def test_types_are_ranked_within_the_place(network, ask):
    store = network(
        "alfa 2025-01 5 service=ensayos", "alfa 2025-01 7 service=cursos", "gama 2025-01 99 service=ensayos"
    )
    answer = ask(store, "ranking", regions=("PE-CUS",), group_by="service_type", period="2025-01")
    assert ranks(answer) == [("cursos", 7, 1), ("ensayos", 5, 2)]


def test_an_indicator_without_types_has_no_ranking_by_type(network, ask):
    store = network("alfa 2025-01 5 service=ensayos", "alfa 2025-01 7 of=clients client=gremio")
    assert ask(store, "ranking", indicator="clients", group_by="service_type", period="2025-01").status == "no_data"


def test_months_are_ranked(network, ask):
    store = network("alfa 2025-01 5", "alfa 2025-02 9", "alfa 2025-03 7")
    answer = ask(store, "ranking", group_by="month", period="2025-01..2025-03", limit=2)
    assert ranks(answer) == [("2025-02", 9, 1), ("2025-03", 7, 2)]


SINCE_2024 = ["alfa 2024-01+2024-12 5", "alfa 2025-01+2026-02 7", "beta 2024-03 90", "gama 2024-02 200"]


@pytest.mark.parametrize(
    ("by", "fields", "found"),
    [
        ("month", {"limit": 1}, [("2024-02", 205, 1)]),
        ("month", {"limit": 1, "regions": ("PE-CUS",)}, [("2024-03", 95, 1)]),
        ("month", {"order": "asc", "limit": 2}, [("2024-01", 5, 1), ("2024-04", 5, 1)]),
        ("quarter", {"limit": 2}, [("2024-Q1", 305, 1), ("2025-Q1", 21, 2)]),
        ("year", {}, [("2024", 350, 1), ("2025", 84, 2)]),
        ("year", {"to_date": True, "period": "2026"}, []),
        ("month", {"to_date": True, "period": "2026", "limit": 1}, [("2026-01", 7, 1)]),
    ],
)
def test_months_quarters_and_years_that_are_over_are_ranked(network, ask, by, fields, found):
    answer = ask(network(*SINCE_2024), "ranking", group_by=by, **fields)
    assert (answer.status, ranks(answer)) == ("answered" if found else "no_data", found)


def test_a_ranking_without_any_figure_offers_the_nearest(network, ask):
    answer = ask(network(*FOUR), "ranking", period="2027")
    assert (answer.status, answer.nearest.value, answer.field) == ("no_data", 80, (0, 4))


def test_a_count_by_group_is_a_ranking(network, ask):
    answer = ask(network(*FOUR), group_by="region", period="2025")
    assert ranks(answer)[0] == ("PE-CUS", 40, 1)


@pytest.mark.parametrize(
    ("fields", "found", "field"),
    [
        ({"centres": ("gama",)}, [("gama", 20, 2)], (4, 4)),
        ({"centres": ("gama",), "chains": ("agro",)}, [("gama", 20, 1)], (2, 2)),
        ({"regions": ("PE-ICA",)}, [("PE-ICA", 20, 2)], (3, 3)),
        ({"chains": ("fibra",)}, [("fibra", 30, 3)], (3, 3)),
        ({"centres": ("gama",), "order": "asc"}, [("gama", 20, 2)], (4, 4)),
    ],
)
def test_a_position_is_the_rank_among_all_others(network, ask, fields, found, field):
    answer = ask(network(*FOUR), "position", period="2025", **fields)
    assert (answer.status, ranks(answer), answer.field) == ("answered", found, field)


def test_who_lacks_a_figure_has_no_position(network, ask):
    store = network("alfa 2025-01+2025-12 1", "beta 2025-06+2025-12 99")
    answer = ask(store, "position", centres=("beta",), period="2025")
    assert (answer.status, answer.nearest.value) == ("no_data", 99 * 7)


def test_without_a_period_the_position_is_that_of_the_subjects_latest_figures(network, ask, when):
    store = network("alfa 2025-01..2025-09 1", "beta 2025-01..2025-09 2", "gama 2025-01..2025-11 3")
    answer = ask(store, "position", centres=("alfa",))
    assert (ranks(answer), when(answer.rows[0].period)) == ([("alfa", 1, 2)], "2025-01..2025-09")
