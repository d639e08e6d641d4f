"""What a figure is about whose sentence does not say it: of the note, of a table's row, of a bare name."""

from bot.data.note.context import Context
from bot.data.note.meaning import Meaning
from bot.data.note.scope import GUESSED, NETWORK, NONE, UNSURE, Scope

_NEAR = 120
"""Characters before a number in which the name of its place stands."""


def of_note(context: Context) -> Scope:
    """What the note is about so far."""
    bound = list(dict.fromkeys(context.subjects))
    if len(context.all_centres) == 1 and all(each[0] == "centre" for each in bound):
        only = Scope("centre", next(iter(context.all_centres)))
        certain = only.subject in context.centres and (bound or not context.network_named)
        return only if certain else only.doubted(GUESSED)
    if bound:
        last = Scope(*context.subjects[-1])
        fresh = context.centres and ("centre", context.centres[-1]) not in bound
        return last if len(bound) == 1 and not fresh else last.doubted(GUESSED)
    if context.centres and not context.network_named:
        return Scope("centre", context.centres[-1], (GUESSED,))
    if context.network_named and not context.all_centres:
        return NETWORK
    return NETWORK.doubted(GUESSED) if context.networked else NONE


def of_row(meaning: Meaning) -> Scope | None:
    """The region that a line of a table begins with."""
    if not meaning.context.regional or not meaning.spotted.sentence.row:
        return None
    first = meaning.language.row_region.match(meaning.spotted.plain)
    id_ = meaning.names.regions.get(first["name"]) if first else None
    return Scope("region", id_) if id_ else None


def of_bare_name(meaning: Meaning, start: int, end: int) -> Scope | None:
    """Of a number right after the bare name of a place, or a word of a centre's name: "Lima, 640"."""
    start = max(start, end - _NEAR)
    text, names = meaning.spotted.plain[start:end], meaning.names
    for said in reversed(list(meaning.language.sited.finditer(text))):
        at = start + said.start()
        taken = any(each.start <= at < each.end and each.scope != "place" for each in meaning.spotted.places)
        if taken or not meaning.language.frames["after_name"].search(text[said.end() :]):
            continue
        if id_ := names.short_names.get(said["name"]):
            return Scope("centre", id_, (UNSURE,))
        region = names.regions.get(said["name"]) or names.towns[said["name"]]
        return _of_chain(meaning, region) or Scope("region", region, ("region-unsure",))
    return None


def _of_chain(meaning: Meaning, region: str) -> Scope | None:
    """The only centre in a region of the chain that is spoken of."""
    chain = next((each[1] for each in reversed(meaning.context.subjects) if each[0] == "chain"), "")
    ids = [id_ for id_, place in meaning.names.places.items() if chain and place == (region, chain)]
    return Scope("centre", ids[0], (UNSURE,)) if len(ids) == 1 else None
