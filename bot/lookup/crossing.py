"""Types that do not meet: figures are published by service type, or by client type, of their own indicator."""

from bot.lookup.store import Store
from bot.question import Question


def crosses(question: Question, store: Store) -> bool:
    """Whether a question wants figures by a type that its indicator is not published by, but by the other one.

    Where an indicator is published by no type at all, its figures are only missing.
    """
    by_service, by_client, both = store.typed(question.query.indicator)
    wanted = _types(question)
    if not wanted or not (by_service or by_client):
        return False
    if len(wanted) > 1:
        return not both
    return not by_service if "service_type" in wanted else not by_client


def _types(question: Question) -> set[str]:
    """The kinds of type that a question filters, groups or compares by."""
    query = question.query
    named = {query.group_by, question.whole and question.whole.kind, *(subject.kind for subject in question.compared)}
    filters = {"service_type": query.service_types, "client_type": query.client_types}
    return {kind for kind, ids in filters.items() if ids or kind in named}
