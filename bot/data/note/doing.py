"""Whether a sentence says that services were given, and that companies were served."""

from collections.abc import Sequence
from enum import Enum

from bot.data.note.near import FAR, Near
from bot.data.note.spotting import Cue
from bot.data.note.units import Unit


class Done(Enum):
    """What a sentence says of a figure."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


def done(near: Near, unit: Unit) -> Done:
    """Whether what a number counts was done."""
    return _given(near, unit) if unit.indicator == "services" else _served(near, unit)


def _given(near: Near, unit: Unit) -> Done:
    """Of services; a list and a table need no verb."""
    wanted = {"give", "attend", "reached"}
    against = {"exist", "offer"} if unit.reasons else {"offer"}
    left, right = _around(near, unit)
    nearest = _last(left, wanted | against)
    if any(each.kind in wanted for each in (*nearest, *right[:1])):
        return Done.YES
    if nearest:
        return Done.NO
    beside = unit.start >= near.number.end
    verb = any(each.kind in wanted for each in right)
    return Done.YES if verb or not beside or near.spotted.sentence.row else Done.PERHAPS


def _served(near: Near, unit: Unit) -> Done:
    """Of companies, and of persons."""
    against = {"exist", "offer"}
    left, right = _around(near, unit)
    nearest = _last(left, {"attend", "reached", "give"} | against)
    for cue in (*nearest, *right):
        if cue.kind in {"attend", "reached"} and _strong(near, cue):
            return Done.PERHAPS if _relative(near, unit, cue) else Done.YES
    if nearest and nearest[0].kind in against:
        return Done.NO
    return Done.YES if unit.start < 0 else _reached(near, unit, left, right)


def _reached(near: Near, unit: Unit, left: Sequence[Cue], right: Sequence[Cue]) -> Done:
    """Of companies that no verb right beside them says to be served."""
    against = {"exist", "offer"}
    attended = [each for each in left if each.kind == "attend"]
    denied = any(each.kind in against for each in right)
    if "people" in unit.reasons or (denied and not attended):
        return Done.NO
    if denied:
        return Done.PERHAPS
    exist = any(each.kind == "exist" for each in left)
    if _to_whom(near, (*left, *right)) or (not exist and any(_strong(near, each) for each in attended)):
        return Done.YES
    return Done.YES if unit.type and _parts(near, unit) else Done.PERHAPS


def _around(near: Near, unit: Unit) -> tuple[list[Cue], list[Cue]]:
    """The verbs before a number, and those after it that are its own."""
    cues = [each for each in near.spotted.cues if each.kind != "goal"]
    end = _clause_end(near)
    left = [each for each in cues if each.end <= near.number.start]
    right = [each for each in cues if near.number.end <= each.start < end]
    if unit.start >= 0 and unit.end <= near.number.start:
        right += [each for each in left if each.start >= unit.start]
    return left, right


def _last(cues: Sequence[Cue], kinds: set[str]) -> list[Cue]:
    return [each for each in cues if each.kind in kinds][-1:]


def _clause_end(near: Near) -> int:
    """Where the words after a number speak of something else: a semicolon, or who acted next."""
    semicolon = near.text.find(";", near.number.end, near.limit)
    starts = [each.start for each in near.placed if near.number.end <= each.start < near.limit]
    return min([near.limit, *starts, *([semicolon] if semicolon >= 0 else [])])


def _strong(near: Near, cue: Cue) -> bool:
    """Whether a verb says that companies were served: "atendió", or "recibieron" where a service is told."""
    if not near.cue("weak_attend").search(near.text[cue.start : cue.end]):
        return True
    against = any(each.kind == "exist" and abs(each.start - cue.end) < FAR for each in near.spotted.cues)
    return not against and (near.counts("services") or near.cue("served").search(near.text) is not None)


def _relative(near: Near, unit: Unit, cue: Cue) -> bool:
    """Whether a verb only tells which ones are meant: "presentó a 30 empresas que atendió"."""
    if cue.start < near.number.end or unit.start < near.number.end:
        return False
    cleft = near.text[near.number.end : unit.start].strip()
    return not cleft and near.cue("relative").match(near.text, unit.end) is not None


def _to_whom(near: Near, cues: Sequence[Cue]) -> bool:
    """Whether services were given to them: "brindó 300 servicios a 40 empresas"."""
    given = any(each.kind == "give" for each in cues)
    served = any(each.indicator == "services" and each.end <= near.number.start for each in near.spotted.units)
    return given and served and near.comes_after("to_whom")


def _parts(near: Near, unit: Unit) -> bool:
    """Whether they are part of companies that were told of."""
    told = [each for each in near.counted if each] or near.context.units
    return any(each.indicator == unit.indicator for each in told)
