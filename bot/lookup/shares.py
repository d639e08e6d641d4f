"""The shares of all groups of a whole."""

from bot.answer import Answer, Status
from bot.lookup.asking import Asking, status_of
from bot.lookup.figure import share_row
from bot.lookup.ranking import Entry, chosen, in_order, ranked
from bot.lookup.store import Series
from bot.lookup.wholes import alone, shared_period, whole_named, without
from bot.question import GroupBy, Period, Subject


def shares(asking: Asking, by: GroupBy) -> Answer:
    """Every group's row with its share of the place asked about, the greatest first."""
    place, measure = without(asking.place, asking.measure, by)
    whole_subject = asking.question.whole or place.subject()
    whole = whole_named(asking, whole_subject) if asking.question.whole else asking.store.series(place, measure)
    groups = asking.store.groups(by, asking.place, asking.measure)
    some = [group.series for group in groups]
    period, complete = shared_period(asking, [whole])
    if asking.period is None:
        period = next((span for span in _latest_first(whole) if any(series.has(span) for series in some)), None)
    total = whole.whole(period) if period else None
    found = [(group, figure) for group in groups if period and (figure := group.series.whole(period))]
    if not found or total is None:
        return asking.no_figure(whole, whole_subject)
    group, figure = found[0]
    if len(found) == 1 and alone(group.kind, figure, total):
        near = asking.row(Subject(group.kind, group.id), figure)
        return asking.answer(Status.NO_DATA, nearest=near, whole=asking.row(whole_subject, total))
    entries = in_order([Entry(group.kind, group.id, group.name, figure) for group, figure in found], asking.query.order)
    rows = [share_row(row, total) for row in ranked(chosen(entries, asking.query))]
    return asking.answer(
        status_of(complete=complete),
        rows[: asking.query.limit],
        [entry.figure for entry in entries],
        whole=asking.row(whole_subject, total),
    )


def _latest_first(series: Series) -> list[Period]:
    """The latest period and every earlier span of the series with a figure, of equal ends the longest first."""
    latest = series.latest()
    if latest is None:
        return []
    spans = {latest} | {span for span in series.spans if span.end <= latest.end and series.whole(span)}
    return sorted(spans, key=lambda span: (span.end, -span.start.toordinal()), reverse=True)
