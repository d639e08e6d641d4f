"""Which place someone takes: the subject's row with its rank among all others of its kind."""

from bot.answer import Answer
from bot.lookup.asking import Asking
from bot.lookup.places import Place
from bot.lookup.ranking import Field, field_of, in_field
from bot.question import GroupBy, Query


def position(asking: Asking) -> Answer:
    """The subject's row; the field is every centre, region or chain that the other filters leave."""
    by = kind_of_field(asking.query)
    ids, place = _subject(asking, by)
    field = _field_with(asking, by, place, ids)
    rows = field.order.find(ids)
    if not rows or field.period is None:
        return asking.no_figure(asking.series, asking.place.subject(), field.size)
    return in_field(asking, rows, place, field, field.period)


def _field_with(asking: Asking, by: GroupBy, place: Place, ids: tuple[str, ...]) -> Field:
    """The field in the period asked for; where none was, in the latest one that has a figure of the subject."""
    field = field_of(asking, by, place)
    latest = None if asking.period else asking.series.latest()
    if latest and not field.order.find(ids):
        return field_of(asking, by, place, latest)
    return field


def kind_of_field(query: Query) -> GroupBy:
    """What the subject of a rank stands among: as asked, else among others of its own kind."""
    if query.group_by:
        return query.group_by
    if query.centres or not (query.regions or query.chains):
        return "centre"
    return "region" if query.regions else "chain"


def _subject(asking: Asking, by: GroupBy) -> tuple[tuple[str, ...], Place]:
    """The subject's ids, and the place without it."""
    query, place = asking.query, asking.place
    if by == "centre":
        return query.centres, place._replace(centres=())
    if by == "region":
        return query.regions, place._replace(regions=())
    if by == "chain":
        return query.chains, place._replace(chains=())
    return query.service_types if by == "service_type" else query.client_types, place
