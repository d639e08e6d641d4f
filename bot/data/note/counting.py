"""What each number of a sentence counts, how exactly, and whether it was reached or hoped for."""

from typing import NamedTuple

from bot.data.note.beside import compared as is_compared
from bot.data.note.binding import unit_of
from bot.data.note.context import Context
from bot.data.note.doing import Done, done
from bot.data.note.doubting import doubts, is_none
from bot.data.note.known import KnownNames
from bot.data.note.near import Near
from bot.data.note.qualifying import is_goal, qualifier_of
from bot.data.note.spotting import Spotted
from bot.data.note.units import Unit
from bot.data.tables import GOAL


class Count(NamedTuple):
    """A number that may be a figure.

    Attributes:
        unit: what it counts; None where it counts nothing that is stored.
        end: the end of the number with what it counts.
        compared: whether it stands beside the number before, of another period.
    """

    unit: Unit | None
    end: int
    qualifier: str = "exact"
    compared: bool = False
    reasons: tuple[str, ...] = ()


def counts(spotted: Spotted, context: Context, known: KnownNames) -> list[Count]:
    """One for each number of a sentence."""
    found: list[Count] = []
    for which in range(len(spotted.numbers)):
        found.append(_count(Near(spotted, context, known, which, [each.unit for each in found])))
    return found


def _count(near: Near) -> Count:
    unit, reasons = unit_of(near)
    number = near.number
    end = unit.end if unit and unit.start >= number.end else number.end
    if unit is None or is_none(near, unit, end):
        return Count(None, end)
    compared, goal = is_compared(near), is_goal(near, end)
    told = done(near, unit)
    works = goal and unit.indicator == "clients" and near.cue("work").search(near.text)
    if works or told is Done.NO:
        return Count(None, end)
    qualifier = GOAL if goal else qualifier_of(near, end, compared=compared)
    more = [*unit.reasons, *reasons, *doubts(near, unit, end)]
    if told is Done.PERHAPS and not goal and not compared:
        more.append("no-verb")
    if qualifier == "up-to":
        qualifier = "about"
        more.append("up-to")
    return Count(unit, end, qualifier, compared, tuple(dict.fromkeys(more)))
