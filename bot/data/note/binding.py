"""The unit of a number: beside it, before it, or told earlier."""

from collections.abc import Sequence

from bot.data.note.beside import after_words, direct, framed, leads_list, rises
from bot.data.note.near import Near
from bot.data.note.units import Unit

Bound = tuple[Unit | None, tuple[str, ...]]
"""What a number counts, None for nothing that is stored; and why that is doubtful."""

_NOTHING: Bound = (None, ())


def unit_of(near: Near) -> Bound:
    """What a number counts."""
    if unit := _direct(near):
        return _typed(near, unit)
    if rises(near) and near.following and (after := _direct(near.following)):
        return _unplaced(after), ()
    if typed := _type_after(near):
        return _part(near, typed)
    open_ = near.frame("open_end").search(near.spotted.after(near.number.end))
    return _without(near) if open_ else _NOTHING


def _without(near: Near) -> Bound:
    """Of a number after which nothing is counted."""
    if column := _column(near):
        return column, ()
    before = None if leads_list(near) else _before(near)
    if before:
        return before, ("number-unsure",) if near.number.spaced == "stray" else ()
    return _told(near) if framed(near) and not leads_list(near) else _NOTHING


def _unplaced(unit: Unit) -> Unit:
    """A unit that does not stand at the number."""
    return unit._replace(start=-1, end=-1)


def _direct(near: Near) -> Unit | None:
    at = after_words(near)
    return next((each for each in near.spotted.units if each.start == at), None) if direct(near) else None


def _last_before(near: Near) -> Unit | None:
    own = [each for each in near.spotted.units if near.start <= each.start and each.end <= near.number.start]
    return own[-1] if own else None


def _typed(near: Near, unit: Unit) -> Bound:
    """Services of a type that stands before: "en diseño se realizaron 512 servicios"."""
    before = _last_before(near)
    if unit.type or before is None or before.said or before.indicator != unit.indicator:
        return unit, ()
    if near.frame("after_unit").search(near.text[before.end : near.number.start]):
        return unit._replace(type=before.type), before.reasons
    return unit, ()


def _type_after(near: Near) -> Unit | None:
    """A type that says which part a number is: "980, asistencias técnicas", "1,200 en capacitación"."""
    unit = next((each for each in near.spotted.units if near.number.end <= each.start < near.limit), None)
    if unit is None or not unit.type:
        return None
    return unit if near.frame("before_type").fullmatch(near.text[near.number.end : unit.start]) else None


def _part(near: Near, typed: Unit) -> Bound:
    parent = _parent(near)
    if parent is None:
        return typed, ("unit-guessed",)
    return (typed, ()) if parent.indicator == typed.indicator else _NOTHING


def _column(near: Near) -> Unit | None:
    """What a column of a table counts, by its header: "Centro Servicios Empresas", "CITE Ilo 288 65"."""
    told = near.context.units
    several = len(told) == len(near.spotted.numbers) > 1
    if not several or not near.spotted.sentence.row or near.spotted.units or not near.placed:
        return None
    return _unplaced(told[near.which]) if len(_kinds(told)) == len(told) else None


def _before(near: Near) -> Unit | None:
    """The unit just before a number: "empresas atendidas: 318", "capacitación (1,377)"."""
    unit = _last_before(near)
    if unit is None or any(unit.end <= each.start < near.number.start for each in near.placed):
        return None
    return unit if near.frame("after_unit").search(near.text[unit.end : near.number.start]) else None


def _told(near: Near) -> Bound:
    """What the number before counts, else what the sentence or the one before it speaks of."""
    told = near.context.units
    if len(told) == len(near.spotted.numbers) > 1 and near.in_turn:
        return _unplaced(told[near.which]), ()
    if told and not any(near.counted) and near.comes_after("said_before"):
        return _only(told)
    if parent := _parent(near):
        indicators = {each.indicator for each in near.counted if each}
        return _unplaced(parent), ("unit-guessed",) if len(indicators) > 1 else ()
    own = [each for each in near.spotted.units if near.known.units.countable(each, near.text)]
    return _only(own) if own else _NOTHING


def _only(units: Sequence[Unit]) -> Bound:
    return _unplaced(units[-1]), () if len(_kinds(units)) == 1 else ("unit-guessed",)


def _parent(near: Near) -> Unit | None:
    """What the number before counts, the sentence speaks of, or the sentence before did."""
    counted = [each for each in reversed(near.counted) if each]
    said = [each for each in near.spotted.units if each.said]
    return next(iter((*counted, *said, *near.context.units)), None)


def _kinds(units: Sequence[Unit]) -> set[tuple[str, str]]:
    return {(each.indicator, each.type) for each in units}
