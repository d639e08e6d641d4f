"""A press note, read into the observations that it gives."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.data.note.caution import cautions
from bot.data.note.choosing import chosen
from bot.data.note.context import Context, Days
from bot.data.note.counting import Count, Counting
from bot.data.note.dating import Dated, Dating
from bot.data.note.day import day_of, title_of
from bot.data.note.finding import Finding, Note
from bot.data.note.known import KnownNames
from bot.data.note.scoping import NONE, Scope, Scoping
from bot.data.note.sentences import sentences
from bot.data.note.spotting import Spotted, spot
from bot.data.note.text import blocks, clean
from bot.data.note.units import Unit
from bot.data.observation import Observation
from bot.data.tables import GOAL

_SHOWN = 200
"""Characters of the words of a finding."""


def read_note(text: str, known: KnownNames, day: date | None = None) -> Note:
    """The figures that a note gives; `day` is its day where the text bears none."""
    lines = blocks(clean(text), known.language.running)
    told = day_of(lines, known.language) or day
    found = list(sentences(lines, known.language))
    spotted = [spot(sentence, told, known) for sentence in found]
    return Note(told, title_of(found, known.language), chosen(list(_findings(spotted, told, known))))


def _findings(spotted: Sequence[Spotted], day: date | None, known: KnownNames) -> Iterator[Finding]:
    centres = frozenset(
        id_
        for each in spotted
        for place in each.places
        if place.scope == "centre" and not place.reasons
        for id_ in place.ids
    )
    networked = any(place.scope in {"network", "weak"} for each in spotted for place in each.places)
    context = Context(day, centres, networked)
    for each in spotted:
        findings = list(_of(each, context, known))
        yield from findings
        _learn(each, context, known, told=bool(findings))


def _of(spotted: Spotted, context: Context, known: KnownNames) -> Iterator[Finding]:
    counts = Counting(spotted, context, known).counts()
    ends = [each.end for each in counts]
    scopes = Scoping(spotted, ends, context, known).scopes()
    goals = [each.qualifier == GOAL for each in counts]
    compared = [each.compared for each in counts]
    dates = Dating(spotted, ends, goals, compared, context, known.language).dates()
    bound = False
    for number, count, scope, dated in zip(spotted.numbers, counts, scopes, dates, strict=True):
        if count.unit is None or scope is NONE or dated.days is None:
            continue
        bound = True
        observation = _observation(number.value, count.unit, dated.days, count.qualifier, scope)
        careful = cautions(spotted, observation, known.language)
        reasons = tuple(dict.fromkeys((*count.reasons, *scope.reasons, *dated.reasons, *careful)))
        words = _words(spotted, number.start, count.end)
        _remember(context, count, scope, dated)
        yield Finding(observation, words, reasons)
    if bound:
        context.units = [each.unit for each in counts if each.unit]
        context.named = []


def _remember(context: Context, count: Count, scope: Scope, dated: Dated) -> None:
    context.subjects.append((scope.scope, scope.subject))
    if dated.days and count.compared:
        context.compared.append(dated.days)
    elif dated.days and count.qualifier != GOAL:
        if dated.days in context.periods:
            context.periods.remove(dated.days)
        context.periods.append(dated.days)


def _learn(spotted: Spotted, context: Context, known: KnownNames, *, told: bool) -> None:
    """What a sentence tells those after it."""
    context.note_centres([place.ids[0] for place in spotted.places if place.scope == "centre" and not place.reasons])
    if any(place.scope == "network" for place in spotted.places):
        context.network_named = True
    if (known.language.cues["by_region"].search(spotted.plain)) and not any(
        each.scope == "region" for each in spotted.places
    ):
        context.regional = True
    if (
        not told
        and (named := [each for each in spotted.periods if each.days])
        and (not spotted.numbers or not context.periods)
    ):
        context.named, context.loose = named, bool(spotted.numbers) or spotted.other_numbers
    if not spotted.numbers:
        said = [each for each in spotted.units if each.said]
        if said:
            context.units = said


def _observation(value: int, unit: Unit, days: Days, qualifier: str, scope: Scope) -> Observation:
    service = unit.type if unit.types == "service_types" else ""
    client = unit.type if unit.types == "client_types" else ""
    first, last = (each.isoformat() for each in days)
    return Observation("", unit.indicator, scope.scope, scope.subject, service, client, first, last, value, qualifier)


def _words(spotted: Spotted, start: int, end: int) -> str:
    """The words around a number."""
    text = spotted.sentence.text
    if len(text) <= _SHOWN:
        return " ".join(text.split())
    first = max(0, min(start - _SHOWN // 2, len(text) - _SHOWN))
    last = min(len(text), max(end, first + _SHOWN))
    cut = text[first:last]
    if first:
        cut = "…" + cut[cut.find(" ") + 1 :] if " " in cut[: start - first] else "…" + cut
    if last < len(text):
        cut = cut[: cut.rfind(" ")] + "…" if cut.rfind(" ") > end - first else cut + "…"
    return " ".join(cut.split())
