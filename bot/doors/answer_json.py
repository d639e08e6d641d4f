"""One answer as a JSON object, for programs: the keys and their order are fixed."""

from bot.answer import Row
from bot.message import plain
from bot.question import Ambiguous, NotUnderstood, Period, Query, Question, Understanding
from bot.registry import Registry
from bot.reply import Reply


def answer_object(question: str, reply: Reply, registry: Registry) -> dict[str, object]:
    """The answer to `question`, its text in the language it was phrased in; dates as YYYY-MM-DD."""
    asked = reply.answer.asked
    return {
        "question": question,
        "status": reply.answer.status.value,
        "intent": asked.intent.value if isinstance(asked, Question) else None,
        "query": _query(_rest(asked)),
        "rows": [_row(row) for row in reply.answer.rows],
        "choices": _choices(asked, registry),
        "text": plain(reply.message),
    }


def _rest(asked: Understanding) -> Query:
    """What was understood of the question, the default query where nothing was."""
    match asked:
        case Question():
            return asked.query
        case Ambiguous():
            return asked.question.query
        case _:
            return Query()


def _query(query: Query) -> dict[str, object]:
    return {
        "indicator": query.indicator,
        "service_types": list(query.service_types),
        "client_types": list(query.client_types),
        "centres": list(query.centres),
        "regions": list(query.regions),
        "chains": list(query.chains),
        "kind": query.kind,
        "period": _period(query.period),
        "group_by": query.group_by,
        "order": query.order,
        "limit": query.limit,
        "at_least": query.at_least,
        "at_most": query.at_most,
    }


def _row(row: Row) -> dict[str, object]:
    return {
        "kind": row.kind,
        "id": row.id,
        "name": row.name,
        "value": row.value,
        "qualifier": row.qualifier,
        "rank": row.rank,
        "share": row.share,
        "period": _period(row.period),
        "coverage": row.coverage._asdict() if row.coverage else None,
        "sources": list(row.sources),
    }


def _period(period: Period | None) -> dict[str, str] | None:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None


def _choices(asked: Understanding, registry: Registry) -> list[dict[str, str]]:
    match asked:
        case Ambiguous():
            choices = asked.choices
        case NotUnderstood():
            choices = asked.near
        case _:
            choices = ()
    return [{"kind": choice.kind, "id": choice.id, "name": registry.name(*choice)} for choice in choices]
