"""A press note, read into the observations that it gives."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.data.note.caution import cautions
from bot.data.note.choosing import chosen
from bot.data.note.context import Context, Days
from bot.data.note.counting import Count, counts
from bot.data.note.dating import Dating
from bot.data.note.day import day_of, title_of
from bot.data.note.finding import Finding, Note
from bot.data.note.known import KnownNames
from bot.data.note.meaning import Meaning
from bot.data.note.scope import NONE, Scope
from bot.data.note.scoping import Scoping
from bot.data.note.sentences import sentences
from bot.data.note.spotting import Spotted, spot
from bot.data.note.text import blocks, clean
from bot.data.note.units import Unit
from bot.data.note.words import words_around
from bot.data.observation import Observation
from bot.data.tables import CLIENT_TYPES, GOAL, SERVICE_TYPES

_YEARS = range(1990, 2100)
"""Of the day of a note; periods are not reckoned from any other."""


def read_note(text: str, known: KnownNames, day: date | None = None) -> Note:
    """What a note gives, in any text; `day` is its day where the text bears none."""
    lines = blocks(clean(text), known.language.running)
    told = day_of(lines, known.language) or day
    found = list(sentences(lines, known.language))
    reckoned = told if told and told.year in _YEARS else None
    spotted = [spot(sentence, reckoned, known) for sentence in found]
    return Note(told, title_of(found, known.language), chosen(list(_findings(spotted, reckoned, known))))


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
    counted = counts(spotted, context, known)
    ends = [each.end for each in counted]
    scopes = Scoping(Meaning(spotted, context, known), ends).scopes()
    goals = [each.qualifier == GOAL for each in counted]
    compared = [each.compared for each in counted]
    dates = Dating(spotted, ends, goals, compared, context, known.language).dates()
    bound = False
    for number, count, scope, dated in zip(spotted.numbers, counted, scopes, dates, strict=True):
        if count.unit is None or scope is NONE or dated.days is None:
            continue
        bound = True
        _remember(context, count, scope, dated.days)
        observation = _observation(number.value, count.unit, scope, dated.days, count.qualifier)
        careful = cautions(spotted, observation, known.language)
        reasons = tuple(dict.fromkeys((*count.reasons, *scope.reasons, *dated.reasons, *careful)))
        yield Finding(observation, words_around(spotted.sentence.text, number.start, count.end), reasons)
    if bound:
        context.units = [each.unit for each in counted if each.unit]
        context.named = []


def _remember(context: Context, count: Count, scope: Scope, days: Days) -> None:
    context.subjects.append((scope.scope, scope.subject))
    if count.compared:
        context.compared.append(days)
    elif count.qualifier != GOAL:
        if days in context.periods:
            context.periods.remove(days)
        context.periods.append(days)


def _learn(spotted: Spotted, context: Context, known: KnownNames, *, told: bool) -> None:
    """What a sentence tells those after it."""
    context.note_centres([place.ids[0] for place in spotted.places if place.scope == "centre" and not place.reasons])
    if any(place.scope == "network" for place in spotted.places):
        context.network_named = True
    regions = any(each.scope == "region" for each in spotted.places)
    if known.language.cues["by_region"].search(spotted.plain) and not regions:
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


def _observation(value: int, unit: Unit, scope: Scope, days: Days, qualifier: str) -> Observation:
    service = unit.type if unit.types == SERVICE_TYPES.name else ""
    client = unit.type if unit.types == CLIENT_TYPES.name else ""
    first, last = (each.isoformat() for each in days)
    return Observation("", unit.indicator, scope.scope, scope.subject, service, client, first, last, value, qualifier)
