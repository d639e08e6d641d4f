"""Which indicator is counted: the one said, or the one that the types and verbs imply."""

from bot.registry import Registry
from bot.understand.census import census_by
from bot.understand.draft import Draft
from bot.understand.phrases import Entry, Span
from bot.understand.standing import Standing

_REACH = 2
_CENTRES = "centres"
_BY_TYPE = {"service_type": "services", "client_type": "clients"}
_BY_WORD = {"services_word": "services", "clients_word": "clients"}
_MEASURED = frozenset({"quantity", "more", "less", "ranking", "which"})


def settle_indicator(made: Draft, said: Standing, registry: Registry, limits: frozenset[int]) -> None:
    """Settles the indicator, and what goes with it: centres that are counted themselves, types of its own.

    `limits` are the tokens of limits.
    """
    counted = _right_after_quantity(said)
    named = _named(said)
    by_word = [of for cue, of in _BY_WORD.items() if cue in made.cues and of in registry.indicators]
    made.said = bool(named or by_word)
    kinds = {row.kind for row in made.subjects.types}
    if kinds == {"client_type"} and not (named and named[0].own):
        counted = made.indicator = "clients"  # whatever "atenciones a mypes" says by a loose alias
    elif counted and counted in registry.indicators and counted != _CENTRES:
        made.indicator = counted
    elif made.said:
        made.indicator = named[0].id if named else by_word[0]
    elif kinds:
        made.indicator = "services" if "service_type" in kinds else "clients"
    elif "attend" in made.cues and not _MEASURED.isdisjoint(made.cues):
        made.indicator = "clients"
    if made.group in _BY_TYPE or made.asked_which in _BY_TYPE:
        _agree_with_types(made, typed="service_type" in kinds)
    made.census = census_by(made, said, limits, numbered=counted == _CENTRES)
    listed = made.indicator is None and made.subjects.head and made.has("list")
    made.counted = counted == _CENTRES or made.census is not None or listed
    if made.counted and made.indicator is None and made.moments and _CENTRES in registry.indicators:
        made.indicator = _CENTRES  # how many there were: a published figure, where today's list says nothing


def _named(said: Standing) -> list[Entry]:
    """The indicators named, but for the centres' own number."""
    return [
        entry
        for span in said.naming
        if "indicator" in span.phrase.kinds
        for entry in span.phrase.names
        if entry.kind == "indicator" and entry.id != _CENTRES
    ]


def _agree_with_types(made: Draft, *, typed: bool) -> None:
    """Services have types of their own, and clients theirs ("¿qué tipo de empresas …?")."""
    if made.indicator == "clients" and not typed:
        made.group = "client_type" if made.group == "service_type" else made.group
        made.asked_which = "client_type" if made.asked_which == "service_type" else made.asked_which
    for kind, indicator in _BY_TYPE.items():
        if kind in (made.asked_which, made.group):
            made.indicator = indicator


def _right_after_quantity(said: Standing) -> str:
    """The indicator that stands right after "cuántos" or "número de"; empty for none."""
    if "quantity" not in said.cued:
        return ""
    for span, following in zip(said.spans, said.spans[1:], strict=False):
        near = "quantity" in span.phrase.cues and following.start - span.end <= _REACH
        if near and (found := _counted_by(following)):
            return found
    return ""


def _counted_by(span: Span) -> str:
    for entry in span.phrase.names:
        if entry.kind == "indicator":
            return entry.id
        if entry.kind in _BY_TYPE:
            return _BY_TYPE[entry.kind]
    return _CENTRES if not span.phrase.cues.isdisjoint(("noun_centre", "all_centres")) else ""
