import pytest

from bot.question import Subject

ALFA, BETA, GAMA = (Subject("centre", id_) for id_ in ("alfa", "beta", "gama"))


def rows(answer, when):
    return [(row.id, row.value, when(row.period)) for row in answer.rows]


def test_subjects_stand_in_the_order_asked(network, ask, when):
    store = network("alfa 2025 1", "beta 2025 2")
    answer = ask(store, "compare", compared=(BETA, ALFA), period="2025")
    assert (answer.status, rows(answer, when)) == ("answered", [("beta", 2, "2025"), ("alfa", 1, "2025")])


def test_subjects_of_different_kinds_stand_side_by_side(network, ask):
    store = network("alfa 2025 1", "beta 2025 2", "gama 2025 4")
    compared = (ALFA, Subject("region", "PE-CUS"), Subject("chain", "agro"), Subject("network", "red"))
    answer = ask(store, "compare", compared=compared, period="2025")
    assert [(row.kind, row.value) for row in answer.rows] == [
        ("centre", 1),
        ("region", 3),
        ("chain", 4),
        ("network", 7),
    ]


def test_types_are_compared_within_the_place(network, ask):
    store = network("alfa 2025-01 1 service=ensayos", "alfa 2025-01 2 service=cursos", "gama 2025-01 9 service=cursos")
    compared = (Subject("service_type", "ensayos"), Subject("service_type", "cursos"))
    answer = ask(store, "compare", compared=compared, regions=("PE-CUS",), period="2025-01")
    assert [(row.kind, row.id, row.value) for row in answer.rows] == [
        ("service_type", "ensayos", 1),
        ("service_type", "cursos", 2),
    ]


def test_the_other_filters_hold_for_every_subject(network, ask):
    store = network("alfa 2025 1", "gama 2025 2", "delta 2025 4")
    compared = (Subject("region", "PE-CUS"), Subject("region", "PE-PUN"))
    answer = ask(store, "compare", compared=compared, chains=("agro",), period="2025")
    assert [row.value for row in answer.rows] == [None, 4]


@pytest.mark.parametrize(
    ("lines", "period", "status", "found"),
    [
        (["alfa 2025-01+2025-12 1", "beta 2025-06+2025-12 2"], {"period": "2025"}, "partial",
         [("alfa", 12, "2025"), ("beta", 14, "2025-06..2025-12")]),
        (["alfa 2025-01+2025-08 1", "beta 2025-06+2025-12 2"], {"period": "2025"}, "partial",
         [("alfa", 8, "2025-01..2025-08"), ("beta", 14, "2025-06..2025-12")]),
        (["alfa 2025 1", "beta 2025 2", "beta 2025-01..2025-09 1"], {}, "answered",
         [("alfa", 1, "2025"), ("beta", 2, "2025")]),
        (["alfa 2025-01..2025-09 1", "beta 2025 2", "beta 2025-01..2025-09 1"], {"period": "2025"}, "partial",
         [("alfa", 1, "2025-01..2025-09"), ("beta", 2, "2025")]),
        (["alfa 2024-01+2026-02 1", "beta 2024-01+2025-12 2"], {}, "answered",
         [("alfa", 12, "2025"), ("beta", 24, "2025")]),
        (["alfa 2025 1"], {"period": "2025"}, "partial", [("alfa", 1, "2025"), ("beta", None, None)]),
        (["alfa 2025 1"], {}, "partial", [("alfa", 1, "2025"), ("beta", None, None)]),
        (["alfa 2025 1", "beta 2025-01..2025-09 2"], {"period": "2025"}, "partial",
         [("alfa", 1, "2025"), ("beta", 2, "2025-01..2025-09")]),
        (["alfa 2026-01+2026-02 1", "beta 2026-01 2"], {"period": "2026", "to_date": True}, "answered",
         [("alfa", 1, "2026-01"), ("beta", 2, "2026-01")]),
    ],
)  # fmt: skip
def test_each_figure_covers_what_is_published_of_the_period_asked_for(network, ask, when, lines, period, status, found):
    answer = ask(network(*lines), "compare", compared=(ALFA, BETA), **period)
    assert (answer.status, rows(answer, when)) == (status, found)


def test_each_of_three_says_its_own_part(network, ask, when):
    store = network("alfa 2025-01+2025-08 1", "beta 2025-03+2025-12 1", "gama 2025-02+2025-06 1")
    answer = ask(store, "compare", compared=(ALFA, BETA, GAMA), period="2025")
    assert rows(answer, when) == [
        ("alfa", 8, "2025-01..2025-08"),
        ("beta", 10, "2025-03..2025-12"),
        ("gama", 5, "2025-02..2025-06"),
    ]


def test_nothing_to_compare_is_no_figure(network, ask):
    answer = ask(network("gama 2025 1"), "compare", compared=(ALFA, BETA), period="2025")
    assert (answer.status, answer.rows) == ("no_data", ())


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        (("2024", "2025"), [("year", "2024"), ("year", "2025")]),
        (("2025-01", "2025-02"), [("month", "2025-01"), ("month", "2025-02")]),
        (("2025-04..2025-06", "2025-01..2025-03"), [("quarter", "2025-Q2"), ("quarter", "2025-Q1")]),
        (("2024", "2025-01"), [("centre", "alfa"), ("centre", "alfa")]),
        (("2024-01..2024-02", "2025-01..2025-02"), [("centre", "alfa"), ("centre", "alfa")]),
    ],
)
def test_periods_are_rows_by_their_calendar_name(network, ask, periods, found):
    answer = ask(network("alfa 2024-01+2025-12 1"), "compare", centres=("alfa",), periods=periods)
    assert (answer.status, [(row.kind, row.id) for row in answer.rows]) == ("answered", found)


@pytest.mark.parametrize(("to_date", "status"), [(True, "answered"), (False, "partial")])
def test_a_period_published_in_part_gives_its_part(network, ask, when, to_date, status):
    store = network("alfa 2025-01+2026-02 1")
    answer = ask(store, "compare", centres=("alfa",), periods=("2025", "2026"), to_date=to_date)
    assert (answer.status, rows(answer, when)) == (status, [("2025", 12, "2025"), ("2026", 2, "2026-01..2026-02")])


def test_subjects_and_periods_give_a_row_for_each_pair(network, ask, when):
    store = network("alfa 2024-01+2025-12 1", "beta 2024-01+2025-12 2")
    answer = ask(store, "compare", compared=(ALFA, BETA), periods=("2024", "2025"))
    assert rows(answer, when) == [
        ("alfa", 12, "2024"),
        ("alfa", 12, "2025"),
        ("beta", 24, "2024"),
        ("beta", 24, "2025"),
    ]


def test_nothing_beside_it_is_a_count(network, ask):
    answer = ask(network("alfa 2025 1"), "compare", centres=("alfa",), period="2025")
    assert [(row.id, row.value) for row in answer.rows] == [("alfa", 1)]


def test_what_the_tables_no_longer_hold_has_no_figure(network, ask):
    gone = (Subject("centre", "gone"), Subject("region", "PE-XXX"))
    answer = ask(network("alfa 2025 1"), "compare", compared=gone, period="2025")
    assert (answer.status, answer.nearest.kind) == ("no_data", "network")
