import pytest

from bot.question import Subject

LINES = ["alfa 2025-01+2025-06 10 service=ensayos", "alfa 2025-01+2025-06 1 service=cursos"]


@pytest.mark.parametrize(
    ("types", "value"),
    [((), 66), (("ensayos",), 60), (("cursos",), 6), (("ensayos", "cursos"), 66)],
)
def test_months_are_added_over_the_types_asked_for(network, ask, types, value):
    answer = ask(network(*LINES), centres=("alfa",), service_types=types, period="2025-01..2025-06")
    assert (answer.status, answer.rows[0].value) == ("answered", value)


def test_a_month_counts_only_when_every_type_of_that_year_has_it(network, ask, when):
    store = network(*LINES, "alfa 2025-07 10 service=ensayos")
    answer = ask(store, centres=("alfa",), period="2025-01..2025-07")
    assert (answer.status, when(answer.rows[0].period)) == ("partial", "2025-01..2025-06")


def test_a_type_that_began_later_is_not_missed_in_the_years_before(network, ask):
    store = network("alfa 2024-01+2024-12 10 service=ensayos", *LINES)
    answer = ask(store, centres=("alfa",), period="2024")
    assert (answer.status, answer.rows[0].value) == ("answered", 120)


def test_a_month_of_all_types_wins_over_the_sum_of_types(network, ask):
    store = network(*LINES, "alfa 2025-02 500")
    assert ask(store, centres=("alfa",), period="2025-01..2025-03").rows[0].value == 11 + 500 + 11


def test_a_type_published_for_the_period_is_added_to_the_months_of_another(network, ask):
    store = network("alfa 2025-01..2025-06 70 service=ensayos", "alfa 2025-01+2025-06 1 service=cursos")
    answer = ask(store, centres=("alfa",), service_types=("ensayos", "cursos"), period="2025-01..2025-06")
    assert (answer.status, answer.rows[0].value) == ("answered", 76)


def test_one_type_published_for_a_period_is_not_the_whole(network, ask):
    assert ask(network("alfa 2025-01..2025-09 70 service=ensayos"), centres=("alfa",)).status == "no_data"


def test_a_type_that_is_published_by_nobody_has_no_figure(network, ask):
    assert ask(network("red 2025 100"), service_types=("ensayos",), period="2025").status == "no_data"


CROSSED = [
    {"client_types": ("gremio",)},
    {"indicator": "clients", "service_types": ("cursos",)},
    {"service_types": ("cursos",), "client_types": ("gremio",)},
    {"indicator": "clients", "service_types": ("cursos",), "client_types": ("gremio",)},
    {"service_types": ("cursos",), "group_by": "client_type"},
    {"group_by": "client_type"},
    {"client_types": ("gremio",), "compared": (Subject("centre", "alfa"), Subject("centre", "beta"))},
    {"compared": (Subject("client_type", "gremio"), Subject("client_type", "empresa"))},
]


@pytest.mark.parametrize("intent", ["count", "ranking", "position", "compare", "share", "trend", "summary", "chart"])
@pytest.mark.parametrize("fields", CROSSED)
@pytest.mark.parametrize("period", [{}, {"period": "2025-01"}])
def test_types_that_are_not_published_crossed_have_no_figure(network, ask, intent, fields, period):
    store = network(*LINES, "alfa 2025-01 3 of=clients client=gremio", "red 2025-01 4 of=clients")
    answer = ask(store, intent, **fields, **period)
    assert (answer.status, answer.rows, answer.nearest, answer.crossed) == ("no_data", (), None, True)


def test_types_that_are_published_crossed_are_counted(network, ask):
    answer = ask(
        network("alfa 2025-01 3 service=cursos client=gremio"), service_types=("cursos",), client_types=("gremio",)
    )
    assert (answer.status, answer.rows[0].value) == ("answered", 3)


def test_where_nothing_is_published_by_type_figures_are_only_missing(network, ask):
    answer = ask(network("red 2025 100"), service_types=("cursos",), client_types=("gremio",))
    assert (answer.status, answer.nearest, answer.crossed) == ("no_data", None, False)


def test_clients_are_ranked_by_their_own_types(network, ask):
    store = network("alfa 2025-01 3 of=clients client=gremio", "alfa 2025-01 4 of=clients client=empresa")
    answer = ask(store, "ranking", indicator="clients", group_by="client_type")
    assert [(row.id, row.value, row.rank) for row in answer.rows] == [("empresa", 4, 1), ("gremio", 3, 2)]


@pytest.mark.parametrize(
    ("types", "period", "summed"),
    [((), "2025-01", True), (("gremio",), "2025-01", False), (("gremio",), "2025-01..2025-02", True)],
)
def test_clients_added_over_months_or_types_are_marked(network, ask, types, period, summed):
    store = network(
        "alfa 2025-01+2025-02 3 of=clients client=gremio", "alfa 2025-01+2025-02 4 of=clients client=empresa"
    )
    answer = ask(store, indicator="clients", centres=("alfa",), client_types=types, period=period)
    assert answer.summed_clients is summed


def test_services_added_up_need_no_mark(network, ask):
    assert not ask(network(*LINES), centres=("alfa",), period="2025-01..2025-03").summed_clients


def test_in_a_ranking_over_several_types_each_centre_has_what_it_has_alone(network, ask):
    store = network(
        *LINES,
        "beta 2025-01+2025-06 7 service=ensayos",
        "gama 2025-01+2025-06 2 service=ensayos",
        "gama 2025-03+2025-06 5 service=cursos",
        "delta 2025-01..2025-06 40 service=ensayos",
        "delta 2025-01+2025-06 1 service=cursos",
    )
    asked = {"service_types": ("ensayos", "cursos"), "period": "2025-01..2025-06"}
    ranked = {row.id: row.value for row in ask(store, "ranking", group_by="centre", **asked).rows}
    alone = {
        id_: answer.rows[0].value
        for id_ in ("alfa", "beta", "gama", "delta")
        if (answer := ask(store, centres=(id_,), **asked)).status == "answered"
    }
    assert ranked == alone == {"alfa": 66, "beta": 42, "delta": 46}
