"""Numbers that stand without a word for what they count: at a name, at a period, in a list, beside another figure."""

from bot.data.note.near import FAR, Near

_NAMES = frozenset({"centre", "region", "network", "weak", "place"})


def direct(near: Near) -> str:
    """The indicator of the unit that follows a number at once; empty where none does."""
    unit = next((each for each in near.spotted.units if each.start == after_words(near)), None)
    return unit.indicator if unit and near.known.units.countable(unit, near.text) else ""


def after_words(near: Near) -> int:
    """Where the unit of a number would begin."""
    skipped = near.known.language.before_unit.match(near.text, near.number.end)
    return skipped.end() if skipped else near.number.end


def rises(near: Near | None) -> bool:
    """Whether it is what was, before what is: "pasó de 690 a 811"."""
    if near is None or near.following is None or not near.comes_after("rising"):
        return False
    return near.cue("risen").search(near.text[near.number.end : near.limit]) is not None


def compared(near: Near) -> bool:
    """Whether it stands beside the number before: "frente a los 4,802 del mismo período de 2024"."""
    if rises(near):
        return True
    before = near.counted[-1] if near.counted else None
    if before is None or direct(near) not in {"", before.indicator}:
        return False
    between = near.text[near.start : near.number.start][-FAR:]
    if near.cue("surpassed").search(between):
        return any(near.number.end <= each.start < near.limit for each in near.spotted.periods)
    return near.cue("comparison").search(between) is not None


def leads_list(near: Near) -> bool:
    """Whether more bare numbers follow: "450, 800 y 300 servicios"."""
    if near.following is None or near.in_turn:
        return False
    return near.text[near.number.end : near.limit].strip() in near.known.language.listing


def ends_list(near: Near) -> bool:
    """Whether it ends a list of bare numbers, which are of other things one after the other."""
    if not near.counted or near.counted[-1] is not None or near.in_turn:
        return False
    return near.text[near.start : near.number.start].strip() in near.known.language.listing


def framed(near: Near) -> bool:
    """Whether a number stands where a figure does."""
    return _in_table(near) or _told(near) or _named(near) or _sited(near) or _compares(near) or _at_period(near)


def _in_table(near: Near) -> bool:
    row = near.spotted.sentence.row and near.context.regional
    return row and near.known.language.row_region.match(near.text) is not None


def _told(near: Near) -> bool:
    """Whether words right at the number say that it is one of the figures that are spoken of."""
    if near.in_turn or near.comes_before("rest") or near.comes_after("said_before"):
        return True
    if rises(near) or rises(near.preceding):
        return True
    return any(near.counted) and (near.comes_after("goal_before") or near.comes_before("goal_after"))


def _named(near: Near) -> bool:
    """Whether a name stands at the number."""
    number, text = near.number, near.text
    for place in near.spotted.places:
        if place.scope not in _NAMES or place.start < near.start:
            continue
        if place.end <= number.start and near.frame("after_name").search(text[place.end : number.start]):
            return True
        after = number.end <= place.start < near.limit
        if after and near.frame("after_number").search(text[number.end : place.start]):
            told = any(near.counted) or any(each.said for each in near.spotted.units)
            return told or bool(near.context.units)
    return False


def _sited(near: Near) -> bool:
    """Whether the bare name of a place stands before it: "Lima, 640"."""
    sited = near.known.language.sited.finditer(near.lead)
    return any(near.frame("after_name").search(near.lead[each.end() :]) for each in sited)


def _compares(near: Near) -> bool:
    first = not near.counted and bool(near.context.units)
    return compared(near) or (first and near.comes_after("comparison"))


def _at_period(near: Near) -> bool:
    """Whether a period stands at it: "71,230 en 2023"."""
    number, text = near.number, near.text
    beside = bool(near.counted) and near.counted[-1] is not None
    for period in near.spotted.periods:
        tied = number.end <= period.start and not text[number.end : period.start].strip(" (")
        led = near.start <= period.start < number.start
        if (tied and beside) or (led and near.frame("after_period").search(text[period.end : number.start])):
            return True
    return False
