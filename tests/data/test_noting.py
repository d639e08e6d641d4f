"""A note beside the small network's tables."""

from datetime import date

import pytest

from bot.data import BadTables, check
from bot.data.note.finding import Finding, Note
from bot.data.noting import agreeing, source_of, weigh
from bot.data.observation import Observation
from bot.data.storing import TablesChanged

DAY = date(2025, 4, 1)
YEAR, QUARTER, MONTH = ("2025-01-01", "2025-12-31"), ("2025-01-01", "2025-03-31"), ("2025-01-01", "2025-01-31")


def figure(value, period=QUARTER, subject="cite-cusco", qualifier="exact", indicator="services"):
    scope = "centre" if subject else "network"
    return Observation("", indicator, scope, subject, "", "", *period, value, qualifier)


def weighing(tables, *observations, day=DAY, reasons=()):
    note = Note(day, "Balance", tuple(Finding(each, "…", reasons) for each in observations))
    return weigh(note, source_of(note, f"Balance {observations}"), tables.folder)


def kinds(weighed):
    return [doubt.kind for doubt in weighed.doubts]


@pytest.mark.parametrize(
    ("observation", "before", "adds", "doubts"),
    [
        pytest.param(figure(40), None, True, [], id="new"),
        pytest.param(figure(11, MONTH), 10, True, [], id="changed"),
        pytest.param(figure(10, MONTH), 10, True, [], id="the same by a later source"),
        pytest.param(figure(10, MONTH, qualifier="at-least"), 10, False, [], id="only rounder"),
        pytest.param(figure(10, MONTH, qualifier="about"), 10, False, [], id="about what is known"),
        pytest.param(figure(20, MONTH, qualifier="at-least"), 10, True, [], id="more than what is known"),
        pytest.param(figure(51, MONTH), 10, True, ["jump"], id="over five times more"),
        pytest.param(figure(50, MONTH), 10, True, [], id="five times more"),
        pytest.param(figure(1, MONTH), 10, True, ["jump"], id="over five times less"),
        pytest.param(figure(9), None, True, ["falls"], id="a quarter with less than its first month"),
        pytest.param(figure(900, YEAR, "", "target"), 900, True, [], id="a goal is beside a goal"),
        pytest.param(figure(800, YEAR, ""), None, True, [], id="a result is no goal"),
        pytest.param(figure(9, MONTH, ""), None, True, ["less-than-parts"], id="a total below its centre"),
        pytest.param(figure(9, MONTH, "", "at-least"), None, True, [], id="more than has no end"),
        pytest.param(figure(60, ("2024-01-01", "2024-01-31")), None, True, ["jump"], id="six times the year after"),
    ],
)
def test_a_figure_is_held_against_those_that_are_known(tables, observation, before, adds, doubts):
    (weighed,) = weighing(tables, observation).weighed

    assert weighed.before is None if before is None else weighed.before.value == before
    assert (weighed.adds, kinds(weighed), weighed.sure) == (adds, doubts, not doubts)


def test_figures_of_one_note_are_held_against_each_other(tables):
    total, one, other = weighing(tables, figure(100, subject=""), figure(80), figure(30, subject="ut-ica")).weighed

    assert [kinds(each) for each in (total, one, other)] == [["less-than-parts"]] * 3


def test_companies_are_counted_by_several_centres(tables):
    """The parts of what cannot be summed may give more than the whole."""
    found = weighing(
        tables,
        figure(100, subject="", indicator="clients"),
        figure(80, indicator="clients"),
        figure(30, subject="ut-ica", indicator="clients"),
    )
    assert all(each.sure for each in found.weighed)


def test_an_older_note_adds_history_and_changes_nothing(tables):
    (weighed,) = weighing(tables, figure(7, MONTH), day=date(2024, 1, 1)).weighed

    assert (weighed.before.value, weighed.adds, weighed.changes, kinds(weighed)) == (10, True, False, [])


def test_a_reason_of_the_reader_makes_it_doubtful(tables):
    (weighed,) = weighing(tables, figure(40), reasons=("to-date",)).weighed

    assert not weighed.sure


def test_what_is_stored_is_known_the_next_time(tables):
    found = weighing(tables, figure(40), figure(50, subject="ut-ica"))

    assert found.store(tables.folder, found.weighed) == 2
    again = weighing(tables, figure(40), figure(50, subject="ut-ica"))
    assert again.known
    assert [each.adds for each in again.weighed] == [False, False]
    assert again.store(tables.folder, again.weighed) == 0
    assert (tables.folder / "sources.csv").read_text().splitlines()[-1] == f"{found.source.id},Balance,,,2025-04-01"


@pytest.mark.parametrize(
    ("reasons", "stored"),
    [
        pytest.param([("part",), ("part",)], [], id="both doubtful"),
        pytest.param([(), ("part",)], [40], id="one sure"),
        pytest.param([(), ()], [], id="both sure"),
    ],
)
def test_one_note_gives_a_cell_one_figure(tables, reasons, stored):
    figures = zip((figure(40), figure(30)), reasons, strict=True)
    note = Note(DAY, "Balance", tuple(Finding(each, "…", why) for each, why in figures))
    found = weigh(note, source_of(note, "Balance"), tables.folder)

    assert [each.finding.observation.value for each in agreeing(found.weighed)] == stored
    assert found.store(tables.folder, found.weighed) == len(stored)
    assert check(tables.folder) == []


def test_faulty_tables_are_told_with_their_line(tables):
    tables.change("observations.csv", ",2025-01-31,10,exact", ",2025-01-31,ten,exact")

    with pytest.raises(BadTables) as bad:
        weighing(tables, figure(11, MONTH))
    assert str(bad.value) == "observations.csv:2: value: 'ten' is not a whole number"


def test_tables_that_changed_meanwhile_are_not_added_to(tables):
    found = weighing(tables, figure(40))
    tables.observe("late,services,centre,ut-ica,,,2025-01-01,2025-01-31,3,exact,")
    before = (tables.folder / "observations.csv").read_bytes()

    with pytest.raises(TablesChanged):
        found.store(tables.folder, found.weighed)
    assert (tables.folder / "observations.csv").read_bytes() == before
    assert "nota-" not in (tables.folder / "sources.csv").read_text()
