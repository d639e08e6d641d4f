"""Which centres there are, what is known of one, and the whole in brief."""

from bot.answer import Answer, Row, Status
from bot.lookup.asking import Asking, status_of
from bot.lookup.figure import ROUNDED, Figure
from bot.lookup.measure import Measure
from bot.lookup.places import Place
from bot.lookup.ranking import field_of
from bot.question import Subject
from bot.rows import Maker, Rows

LEADING = 5
"""How many of the leading centres a summary names."""

PROFILED = ("services", "clients")
"""Indicators that a profile shows, where they are published."""


def list_centres(asking: Asking) -> Answer:
    """The operating centres that match, and those asked for by name whatever they do, by name."""
    store, query = asking.store, asking.query
    roster, asked = store.roster, {store.roster.number[id_] for id_ in query.centres if id_ in store.roster.number}
    operating = roster.operating
    found = [number for number in roster.named(asking.place) if operating[number] or number in asked]
    outside = () if query.centres else roster.idle(asking.place)

    def row(at: int) -> Row:
        return asking.row(Subject("centre", roster.ids[found[at]]), None)

    maker = Maker(row, lambda at: roster.ids[found[at]], lambda _: ())
    rows = Rows.of(range(len(found))[: query.limit], maker)
    return asking.answer(Status.ANSWERED if rows else Status.NO_DATA, rows, outside=outside)


def profile(asking: Asking) -> Answer:
    """The centre with its latest figure of the first indicator, the others beside it."""
    if not asking.query.centres:
        return asking.answer(Status.NO_DATA)
    subject = Subject("centre", asking.query.centres[0])
    found = [_latest(asking, subject, indicator) for indicator in PROFILED]
    beside = tuple(asking.row(subject, figure) for figure in found[1:] if figure)
    return asking.answer(Status.ANSWERED, [asking.row(subject, found[0])], beside=beside)


def _latest(asking: Asking, subject: Subject, indicator: str) -> Figure | None:
    series = asking.store.series(Place(centres=(subject.id,)), Measure(indicator))
    return asking.find(series, None).figure


def summary(asking: Asking) -> Answer:
    """The subject first, then its leading centres in the same period."""
    subject = asking.place.subject()
    found = asking.find(asking.series, asking.period)
    figure = found.figure
    if figure is None:
        return asking.no_figure(asking.series, subject)
    field = field_of(asking, "centre", asking.place, figure.period)
    beside: tuple[Row, ...] = ()
    if field.period != figure.period and figure.qualifier in ROUNDED and (exact := asking.series.exact_beside(figure)):
        beside = (asking.row(subject, figure),)
        figure, field = exact, field_of(asking, "centre", asking.place, exact.period)
    rows = [asking.row(subject, figure)]
    if subject.kind != "centre":
        rows += field.order.rows(limit=asking.query.limit or LEADING) if field.period == figure.period else ()
    status = status_of(complete=found.complete)
    return asking.answer(status, rows, [figure], beside=beside, gaps=figure.gaps, field=field.size)


def latest(asking: Asking) -> Answer:
    """The period that the newest figures cover, for questions about the data themselves."""
    return asking.answer(Status.ANSWERED, latest=asking.series.latest())
