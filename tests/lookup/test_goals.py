import pytest

GOAL = "red 2026 500 as=target"


def test_a_goal_answers_when_a_goal_is_asked_for(network, ask):
    (row,) = ask(network(GOAL, "red 2025 400"), period="2026", goal=True).rows
    assert (row.value, row.qualifier) == (500, "target")


def test_the_latest_goal_answers_where_no_year_is_named(network, ask):
    (row,) = ask(network("red 2024 300 as=target", GOAL), goal=True).rows
    assert row.value == 500


def test_a_goal_is_no_result_but_stands_beside(network, ask):
    answer = ask(network(GOAL, "red 2025 400"), period="2026")
    assert (answer.status, answer.rows, answer.nearest.value) == ("no_data", (), 400)
    assert [(row.value, row.qualifier) for row in answer.beside] == [(500, "target")]


def test_a_year_without_a_goal_names_the_nearest_goal_never_a_result(network, ask):
    answer = ask(network(GOAL, "red 2025 400"), period="2025", goal=True)
    assert (answer.status, answer.nearest.value, answer.nearest.qualifier) == ("no_data", 500, "target")


def test_a_goal_and_a_result_of_the_same_year_stand_apart(network, ask):
    store = network("red 2025 400", "red 2025 450 as=target source=late")
    assert [ask(store, period="2025", goal=goal).rows[0].value for goal in (False, True)] == [400, 450]


def test_a_part_of_a_year_has_no_part_of_its_goal(network, ask):
    assert ask(network("red 2026-01..2026-06 90 as=target"), period="2026", goal=True).status == "no_data"


@pytest.mark.parametrize(
    ("lines", "found", "beside"),
    [
        (["red 2025 400", GOAL], [(400, "exact"), (500, "target")], []),
        (["red 2025 400", "red 2026-01..2026-02 9", GOAL], [(400, "exact"), (500, "target")], []),
        (["red 2025 400", "red 2025 450 as=target", GOAL], [(400, "exact"), (500, "target")], [450]),
        (["red 2025 300 as=target", GOAL], [(300, "target"), (500, "target")], []),
    ],
)
def test_a_goal_compared_with_a_year_stands_beside_its_result(network, ask, lines, found, beside):
    answer = ask(network(*lines), "compare", periods=("2025", "2026"), goal=True)
    assert [(row.value, row.qualifier) for row in answer.rows] == found
    assert [row.value for row in answer.beside] == beside


@pytest.mark.parametrize(
    ("lines", "nearest"),
    [
        (["textil 2025 90 as=target", GOAL], ("chain", "textil", 90)),
        ([GOAL], ("network", "red", 500)),
    ],
)
def test_a_chain_without_a_goal_names_that_of_the_chain_around_it(network, ask, lines, nearest):
    answer = ask(network(*lines), period="2025", goal=True, chains=("fibra",))
    assert (answer.status, answer.elsewhere) == ("no_data", True)
    assert (answer.nearest.kind, answer.nearest.id, answer.nearest.value) == nearest
