"""The shares of all groups of a whole."""

from bot.answer import Answer, Status
from bot.lookup.asking import Asking, status_of
from bot.lookup.figure import row_of, share_row
from bot.lookup.groups import groups_of
from bot.lookup.ranking import field_in
from bot.lookup.store import Series
from bot.lookup.wholes import alone, shared_period, whole_named, without
from bot.question import GroupBy, Period


def shares(asking: Asking, by: GroupBy) -> Answer:
    """Every group's row with its share of the place asked about, the greatest first."""
    place, measure = without(asking.place, asking.measure, by)
    whole_subject = asking.question.whole or place.subject()
    whole = whole_named(asking, whole_subject) if asking.question.whole else asking.store.series(place, measure)
    groups = groups_of(asking, by, asking.place)
    period, complete = shared_period(asking, [whole])
    if asking.period is None:
        period = next((span for span in _latest_first(whole) if groups.reach(1, span)), None)
    total = whole.whole(period) if period else None
    field = field_in(asking, groups, period, complete=complete)
    if total is None or field.period is None:
        return asking.no_figure(whole, whole_subject)
    if len(field.order) == 1 and (only := field.order.entry(0)) and alone(only.kind, only.figure, total):
        near = row_of(*only)
        return asking.answer(Status.NO_DATA, nearest=near, whole=asking.row(whole_subject, total))
    return asking.answer(
        status_of(complete=complete),
        field.order.rows(field.order.within(asking.query), asking.query.limit, lambda row: share_row(row, total)),
        field.figures,
        whole=asking.row(whole_subject, total),
        summed=field.summed,
    )


def _latest_first(series: Series) -> list[Period]:
    """The latest period and every earlier span of the series with a figure, of equal ends the longest first."""
    latest = series.latest()
    if latest is None:
        return []
    spans = {latest} | {span for span in series.spans if span.end <= latest.end and series.whole(span)}
    return sorted(spans, key=lambda span: (span.end, -span.start.toordinal()), reverse=True)
