"""What a figure is made of: leading centres, months of one centre, the field of a rank."""

from datetime import date

import pytest

from bot.lookup import parts

TODAY = date(2026, 3, 10)
MONTHS = ("alfa 2025-01+2025-09 10", "beta 2025-01+2025-09 5", "gama 2025-01+2025-09 7")


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ({}, ["alfa", "gama", "beta"]),
        ({"regions": ("PE-CUS",)}, ["alfa", "beta"]),
        ({"chains": ("textil",)}, ["alfa", "beta"]),
        ({"centres": ("alfa", "gama")}, ["alfa", "gama"]),
        ({"centres": ("alfa",)}, [f"2025-0{month}" for month in range(4, 10)]),
        ({"regions": ("PE-ICA",)}, [f"2025-0{month}" for month in range(4, 10)]),
        ({"intent": "summary", "regions": ("PE-ICA",)}, [f"2025-0{month}" for month in range(4, 10)]),
        ({"intent": "chart"}, ["alfa", "gama", "beta"]),
        ({"intent": "position", "centres": ("gama",)}, ["alfa", "gama", "beta"]),
        ({"intent": "position", "regions": ("PE-ICA",)}, ["PE-CUS", "PE-ICA"]),
        ({"centres": ("alfa",), "period": "2025-02"}, ["2025-01", "2025-02"]),
    ],
)
def test_the_parts_of_one_figure(network, ask, asked, rows):
    store = network(*MONTHS)
    assert [row.id for row in parts(ask(store, **asked), store, TODAY).rows] == rows


def test_leading_centres_are_of_the_same_period_and_add_up(network, ask):
    store = network(*MONTHS)
    answer = ask(store)
    found = parts(answer, store, TODAY).rows
    assert {row.period for row in found} == {answer.rows[0].period}
    assert sum(row.value for row in found) == answer.rows[0].value


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        pytest.param(MONTHS, {"intent": "ranking"}, id="a ranking has rows of its own"),
        pytest.param(MONTHS, {"intent": "summary"}, id="so has a summary"),
        pytest.param(MONTHS, {"intent": "share", "centres": ("alfa",)}, id="a share is drawn with its whole"),
        pytest.param(MONTHS, {"period": "2019"}, id="no figure"),
        pytest.param(("alfa 2025 9",), {"centres": ("alfa",)}, id="published by year only"),
        pytest.param(("red 2025 9 as=target",), {"goal": True}, id="a goal"),
        pytest.param(("red 2025 99", "alfa 2024 3", "beta 2024 4"), {}, id="centres of another year"),
    ],
)
def test_where_there_are_none(network, ask, lines, asked):
    store = network(*lines)
    assert parts(ask(store, **asked), store, TODAY) is None
