"""Numbers that are no figures although they count what figures do, and reasons to doubt the others."""

from collections.abc import Iterator

from bot.data.note.beside import ends_list
from bot.data.note.near import Near
from bot.data.note.units import Unit

_CLAUSE = 160
"""Characters before a number in which a doubt may stand."""


def is_none(near: Near, unit: Unit, end: int) -> bool:
    """Whether it tells how much more, how much a month, what was wrong, or only a part of a list."""
    after = near.spotted.after(end)
    beside = unit.start < 0 or unit.start >= near.number.end
    grown = near.comes_before("growth_after") or (beside and near.cue("growth_after").search(after) is not None)
    if grown or near.comes_before("some_of") or near.cue("rate").search(after):
        return True
    return ends_list(near) or any(near.comes_after(kind) for kind in ("growth", "each", "no_more"))


def doubts(near: Near, unit: Unit, end: int) -> Iterator[str]:
    """Why a person must look at a figure, from the words around it."""
    text, number = near.text, near.number
    beside = unit.start >= number.end
    if _is_part(near, unit, end) or near.cue("pronoun").search(text):
        yield "part"
    loose = number.spaced == "stray" or (number.spaced and near.spotted.sentence.row)
    if number.vague or (loose and not beside):
        yield "number-unsure"
    if near.cue("hedge").search(text[max(0, number.start - _CLAUSE) : near.limit]):
        yield "denied"
    if near.cue("mended").search(text):
        yield "correction"


def _is_part(near: Near, unit: Unit, end: int) -> bool:
    """Whether only some of what is counted may be meant."""
    if unit.start >= near.number.end and near.cue("part").search(near.spotted.after(end)):
        return True
    told = any(near.number.end <= each.start < near.limit for each in near.placed)
    return not unit.type and not told and near.comes_after("part_before")
