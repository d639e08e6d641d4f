import pytest

from bot.question import Intent, Question, Subject


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ["alfa", "beta", "delta", "gama"]),
        ({"regions": ("PE-ICA",)}, ["gama"]),
        ({"chains": ("textil",)}, ["alfa", "beta"]),
        ({"kind": "private"}, ["delta"]),
        ({"centres": ("beta",)}, ["beta"]),
        ({"limit": 2}, ["alfa", "beta"]),
    ],
)
def test_operating_centres_are_listed_by_name_without_figures(network, ask, fields, found):
    answer = ask(network("alfa 2025 10"), "list", **fields)
    assert [(row.kind, row.id, row.value, row.period) for row in answer.rows] == [
        ("centre", id_, None, None) for id_ in found
    ]


def test_centres_named_are_listed_whether_they_operate_or_not(network, ask):
    answer = ask(network(), "list", centres=("omega", "alfa"))
    assert [row.id for row in answer.rows] == ["alfa", "omega"]


def test_centres_named_are_listed_where_they_are(network, ask):
    answer = ask(network(), "list", centres=("omega", "alfa"), regions=("PE-ICA",))
    assert [row.id for row in answer.rows] == ["omega"]


def test_a_place_without_operating_centres_has_none_to_list(network, ask):
    answer = ask(network(), "list", regions=("PE-ICA",), kind="private")
    assert (answer.status, answer.rows) == ("no_data", ())


def test_a_profile_shows_the_latest_services_and_clients(network, ask):
    store = network("alfa 2025 10", "alfa 2024 3 of=clients")
    answer = ask(store, "profile", centres=("alfa",))
    assert [(row.id, row.value) for row in (*answer.rows, *answer.beside)] == [("alfa", 10), ("alfa", 3)]


def test_a_profile_needs_no_figures(network, ask):
    answer = ask(network(), "profile", centres=("omega",))
    assert (answer.status, answer.rows[0].id, answer.rows[0].value) == ("answered", "omega", None)


def test_a_summary_names_the_subject_and_its_leading_centres_in_one_period(network, ask, when):
    store = network("alfa 2025-01+2026-02 1", "beta 2025-01+2026-02 2", "gama 2024 9")
    answer = ask(store, "summary")
    assert [(row.id, row.value, row.rank, when(row.period)) for row in answer.rows] == [
        ("red", 6, None, "2026-01..2026-02"),
        ("beta", 4, 1, "2026-01..2026-02"),
        ("alfa", 2, 2, "2026-01..2026-02"),
    ]


def test_a_summary_prefers_the_exact_figure_that_its_centres_stand_beside(network, ask):
    store = network("red 2025-01..2025-09 70", "red 2025 100 as=at-least", "alfa 2025-01..2025-09 7")
    answer = ask(store, "summary")
    assert [(row.id, row.value) for row in answer.rows] == [("red", 70), ("alfa", 7)]
    assert [row.value for row in answer.beside] == [100]


@pytest.mark.parametrize("intent", ["source", "help"])
def test_questions_about_the_data_get_the_latest_period(network, ask, when, intent):
    answer = ask(network("alfa 2024-01+2026-02 1"), intent)
    assert (answer.status, answer.rows, when(answer.latest)) == ("answered", (), "2026-01..2026-02")


@pytest.mark.parametrize("intent", ["greeting", "thanks", "subscribe", "unsubscribe", "subscriptions", "language"])
def test_courtesies_need_no_figures(network, ask, intent):
    answer = ask(network(), intent)
    assert (answer.status, answer.rows) == ("answered", ())


@pytest.mark.parametrize("intent", ["chart", "export"])
@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"group_by": "centre"}, ["beta", "alfa"]),
        ({"group_by": "month"}, ["2025-01", "2025-02"]),
        ({"compared": (Subject("centre", "alfa"), Subject("centre", "beta"))}, ["alfa", "beta"]),
        ({"periods": ("2025-02", "2025-01")}, ["2025-02", "2025-01"]),
        ({}, ["red"]),
    ],
)
def test_a_chart_and_a_table_show_the_rows_of_what_was_asked(network, ask, intent, fields, found):
    answer = ask(network("alfa 2025-01+2025-02 1", "beta 2025-01+2025-02 2"), intent, **fields)
    assert [row.id for row in answer.rows] == found


def test_an_answer_keeps_the_question(network, ask):
    answer = ask(network(), "greeting")
    assert answer.question == answer.asked == Question(Intent.GREETING)
