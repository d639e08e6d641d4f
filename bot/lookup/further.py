"""What else can be asked about the same subject, and has an answer."""

from collections.abc import Iterator
from dataclasses import replace

from bot.lookup.asking import Asking
from bot.lookup.measure import Measure
from bot.lookup.places import Place
from bot.question import Intent, Query, Question

COUNTED = ("services", "clients")
"""Indicators that a subject may publish; whoever asked for one may want the other."""


def further(asking: Asking) -> tuple[Question, ...]:
    """Its other figures and its rank, none of them the question just asked; of several subjects, none."""
    place, asked = asking.place, asking.question
    if asked.compared:
        return ()
    found = [question for question in (*_figures(asking, place), *_rank(asking, place)) if question != asked]
    return tuple(found)


def _figures(asking: Asking, place: Place) -> Iterator[Question]:
    """The figure of each indicator but that asked for; of a list or a profile, of each."""
    listed = asking.question.intent in {Intent.LIST, Intent.PROFILE}
    for indicator in COUNTED:
        if listed or indicator != asking.query.indicator:
            yield from _asked(asking, Intent.COUNT, place, indicator)


def _rank(asking: Asking, place: Place) -> Iterator[Question]:
    """The place of one centre, region or chain among its like."""
    subject, indicator = place.subject(), asking.query.indicator
    alone = subject.kind != "network" and Place().at(subject) == place
    if alone and asking.question.intent is not Intent.POSITION:
        yield from _asked(asking, Intent.POSITION, place, indicator)


def _asked(asking: Asking, intent: Intent, place: Place, indicator: str) -> Iterator[Question]:
    """The question on what is published there: in the period asked for if all of it is, else in the latest."""
    series = asking.store.series(place, Measure(indicator))
    if not series.latest():
        return
    query = Query(indicator, centres=place.centres, regions=place.regions, chains=place.chains, kind=place.kind)
    if asking.period and asking.covered(series, asking.period):
        yield Question(intent, replace(query, period=asking.period), to_date=asking.question.to_date)
    else:
        yield Question(intent, query)
