"""What is put into the outbox: what is due, what is news to whom, and who is to be told of a correction.

All of it is done by the database, many rows at a time; a key for each message keeps any from being put in twice.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, cast, exists, func, literal, null, select, update

from bot.memory import plan, tallies
from bot.memory.database import alone
from bot.memory.faults import CannotRemember
from bot.memory.plan import Plan
from bot.memory.subscription import aware, utc
from bot.memory.tables import DELIVERIES, OUTBOX, SUBSCRIPTIONS, insert
from bot.schedule import awake, caught_up, following, stale

log = logging.getLogger(__name__)

READY = 2_000
"""Messages that wait at most when more of what is due is put in: enough for some minutes, and quickly put in."""

NEWS_LAST = timedelta(days=7)
"""For how long news and corrections are worth sending."""

_TABLE = SUBSCRIPTIONS.c
_COLUMNS = (
    "key",
    "kind",
    "chat",
    "subscription",
    "about",
    "due_at",
    "not_before",
    "expires_at",
    "attempts",
    "doubtful",
)


def enqueue_due(connection: Connection, now: datetime, ready: int = READY) -> int:
    """Puts in what is due, as long as no more than so many messages are ready, and says when it is due next.

    Says how many subscriptions it has moved on; 0: none is due, or enough is ready.
    """
    alone(connection, SUBSCRIPTIONS)
    may_leave = select(func.count()).select_from(OUTBOX).where(OUTBOX.c.not_before <= utc(now))
    room = ready - connection.execute(may_leave).scalar_one()
    columns = (_TABLE.plan, _TABLE.due_at, func.count())
    due = select(*columns).where(_TABLE.due_at <= utc(now)).group_by(_TABLE.plan, _TABLE.due_at).order_by(_TABLE.due_at)
    moved = 0
    for planned, due_at, several in connection.execute(due).all() if room > 0 else ():
        if moved >= room:
            break
        moved += _enqueue_some(connection, planned, aware(due_at), now, min(several, room - moved))
    return moved


def enqueue_news(connection: Connection, topic: str, told: int | None, version: str, now: datetime) -> int:
    """Puts in news for all who want them of a topic and were told the same last; says for how many."""
    wanted = (
        _TABLE.topic == topic,
        _TABLE.told == told if told is not None else _TABLE.told.is_(None),
        _TABLE.plan.startswith(plan.NEWS),
        _TABLE.paused.is_(False),
    )
    key = literal("news:") + _TABLE.id + literal(f":{version[:16]}")
    return _put(connection, select(*_message(key, "news", _TABLE.chat, _TABLE.id, None, now)).where(*wanted))


def enqueue_correction(connection: Connection, edition: int, version: str, now: datetime) -> int:
    """Puts in a word for each chat that was told an edition and has what it was told for; says for how many.

    One that waits already says what is right when it is sent, and is enough.
    """
    key = literal("correction:") + _TABLE.chat + literal(f":{edition}:{version[:16]}")
    message = _message(key, "correction", _TABLE.chat, func.min(_TABLE.id), str(edition), now)
    told = SUBSCRIPTIONS.join(DELIVERIES, DELIVERIES.c.subscription == _TABLE.id)
    same = (OUTBOX.c.kind == "correction", OUTBOX.c.about == str(edition), OUTBOX.c.lease.is_(None))
    waits = exists().where(OUTBOX.c.chat == _TABLE.chat, *same)
    wanted = (DELIVERIES.c.edition == edition, _TABLE.paused.is_(False), ~waits)
    return _put(connection, select(*message).select_from(told).where(*wanted).group_by(_TABLE.chat))


def enqueue_broadcast(connection: Connection, name: str, now: datetime, expires_at: datetime) -> int:
    """Puts in a word for each chat that is sent something and has not paused all of it; says for how many."""
    key = literal(f"broadcast:{name}:") + _TABLE.chat
    message = _message(key, "broadcast", _TABLE.chat, null(), name, now, expires_at)
    return _put(connection, select(*message).where(_TABLE.paused.is_(False)).group_by(_TABLE.chat))


def _enqueue_some(connection: Connection, planned: str, due_at: datetime, now: datetime, limit: int) -> int:
    """Of the rows with one plan, due since one moment; what is too old, or falls into quiet hours, is only moved on."""
    ids = select(_TABLE.id).where(_TABLE.plan == planned, _TABLE.due_at == utc(due_at)).order_by(_TABLE.id).limit(limit)
    mine = list(connection.scalars(ids))
    try:
        when = _enqueue_alike(connection, plan.read(planned), mine, due_at, now)
    except CannotRemember as fault:
        log.error("%d subscriptions are due no more: %s", len(mine), fault)  # noqa: TRY400 - the words say it all
        when = None
    connection.execute(update(SUBSCRIPTIONS).where(_TABLE.id.in_(mine)).values(due_at=when and utc(when)))
    return len(mine)


def _enqueue_alike(connection: Connection, planned: Plan, mine: list[str], due_at: datetime, now: datetime) -> datetime:
    """Puts some in, where it is time; says when they are due next."""
    rhythm, hours = planned
    when = caught_up(rhythm, hours.zone, due_at, now)
    if when > now:
        tallies.count(connection, "expired", now, len(mine))
        return when
    if (quiet_until := awake(hours, now)) > now:
        return quiet_until
    _put_due(connection, mine, when, now, stale(rhythm, hours.zone, when))
    return following(rhythm, hours.zone, now)


def _put_due(connection: Connection, ids: list[str], when: datetime, now: datetime, expires_at: datetime) -> None:
    key = literal("summary:") + _TABLE.id + literal(f":{when:%Y-%m-%dT%H:%M}")
    times = map(_moment, (when, now, expires_at))
    message = (key, literal("summary"), _TABLE.chat, _TABLE.id, null(), *times, literal(0), literal(value=False))
    _put(connection, select(*message).where(_TABLE.id.in_(ids)).order_by(_TABLE.id))


def _message(  # noqa: PLR0913, PLR0917 - the columns of the outbox
    key: ColumnElement[str],
    kind: str,
    chat: ColumnElement[str],
    subscription: ColumnElement[Any],
    about: str | None,
    now: datetime,
    expires_at: datetime | None = None,
) -> Sequence[ColumnElement[Any]]:
    """The columns of a message that may leave at once; whoever sends it keeps to the quiet hours of its chat."""
    times = (now, now, expires_at or now + NEWS_LAST)
    named = literal(about) if about else cast(null(), String)
    return (key, literal(kind), chat, subscription, named, *map(_moment, times), literal(0), literal(value=False))


def _moment(moment: datetime) -> ColumnElement[datetime]:
    return literal(utc(moment), OUTBOX.c.due_at.type)


def _put(connection: Connection, messages: Select[Any]) -> int:
    """Puts messages in; those that are there already stay as they are."""
    put = insert(connection, OUTBOX).from_select(_COLUMNS, messages)
    return connection.execute(put.on_conflict_do_nothing(), execution_options={"preserve_rowcount": True}).rowcount
