"""How exactly a number is told, and whether it was reached or hoped for."""

from bot.data.note.near import Near

_BEFORE = 60
_LAYERS = 3
"""Words like "un total de" that may stand between a qualifier and its number."""
_TOLD = frozenset({"give", "attend", "reached", "goal"})


def is_goal(near: Near, end: int) -> bool:
    """Whether the nearest word before it speaks of what is hoped for, or one right after it and its unit."""
    if near.comes_before("goal_after") or near.cue("goal_after").search(near.spotted.after(end)):
        return True
    cues = [each for each in near.spotted.cues if each.start < near.number.start and each.kind in _TOLD]
    return bool(cues) and max(cues, key=lambda each: (each.start, each.kind == "goal")).kind == "goal"


def qualifier_of(near: Near, end: int, *, compared: bool) -> str:
    """`exact`, `at-least`, `about`, or `up-to`; `end` is that of the unit."""
    qualifiers = near.known.language.qualifiers
    before = near.text[max(near.start, near.number.start - _BEFORE) : near.number.start]
    for _ in range(_LAYERS):
        for kind in ("at-least", "about", "up-to"):
            # "por encima de los 4,802 de 2024": those are told exactly.
            if qualifiers[kind].search(before) and not (compared and kind == "at-least"):
                return kind
        before = qualifiers["plain"].sub("", before)
    if qualifiers["about_after"].search(near.spotted.after(end)):
        return "about"
    if qualifiers["at_least_after"].search(near.spotted.after(near.number.end)):
        return "at-least"
    return "about" if near.number.round else "exact"
