"""The ledger: what was told, kept once for all who were told the same, and who they are."""

import json
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, select, update

from bot.clock import LIMA
from bot.memory.faults import CannotRemember, sound
from bot.memory.letter import Edition, Topic
from bot.memory.plan import NEWS
from bot.memory.seal import Seal
from bot.memory.subscription import read, utc
from bot.memory.subscriptions import topic_of
from bot.memory.tables import DELIVERIES, EDITIONS, OUTBOX, SUBSCRIPTIONS, insert
from bot.rhythm import Rhythm

KEPT = timedelta(days=400)
"""How long it is known who was told what, so that a correction finds them: a year and a month."""

_TABLE = EDITIONS.c

_UNTOLD = (
    ~exists().where(DELIVERIES.c.edition == _TABLE.id),
    ~exists().where(SUBSCRIPTIONS.c.told == _TABLE.id),
    ~exists().where(OUTBOX.c.edition == _TABLE.id),
)
"""Nobody was told it, and nothing on its way tells it."""

logger = logging.getLogger(__name__)


def edition(  # noqa: PLR0913, PLR0917 - what it is written with, and what is written
    connection: Connection, seal: Seal, question: str, figures: str, version: str, now: datetime
) -> int:
    """The number of what is told; the same question with the same figures is one.

    What nobody has been told any more begins anew, so that it is not forgotten while it is on its way.
    """
    names = {"topic": topic_of(seal, question), "digest": _digest(seal, question, figures)}
    found = select(_TABLE.id).where(_TABLE.topic == names["topic"], _TABLE.digest == names["digest"])
    today = now.astimezone(LIMA).date()
    if (known := connection.scalar(found)) is not None:
        connection.execute(update(EDITIONS).where(_TABLE.id == known, *_UNTOLD).values(told_on=today))
        return int(known)
    text = json.dumps({"question": question, "figures": figures}, separators=(",", ":"))
    sealed = {"sealed_by": seal.names[0], "sealed": seal.close(text)}
    made = {**names, **sealed, "version": version, "told_on": today}
    connection.execute(insert(connection, EDITIONS).values(made).on_conflict_do_nothing())
    return int(connection.execute(found).scalar_one())


def deliver(  # noqa: PLR0913 - a row of the ledger
    connection: Connection, subscription: str, told: int, now: datetime, *, old: int | None, doubtful: bool
) -> None:
    """A subscription was told an edition; with `old`, in the place of that one, which was wrong.

    What is put right is so for all of the chat's subscriptions that were told the same.
    """
    columns = SUBSCRIPTIONS.c
    there = select(columns.chat).where(columns.id == subscription, exists().where(_TABLE.id == told))
    if (chat := connection.scalar(there)) is None:  # It has ended meanwhile.
        return
    if old is None:
        _note(connection, subscription, told, now, doubtful=doubtful)
        connection.execute(update(SUBSCRIPTIONS).where(columns.id == subscription).values(told=told))
        return
    wrong = (DELIVERIES.c.edition == old, DELIVERIES.c.subscription.in_(select(columns.id).where(columns.chat == chat)))
    for one in connection.execute(delete(DELIVERIES).where(*wrong).returning(DELIVERIES.c.subscription)).all():
        _note(connection, one.subscription, told, now, doubtful=doubtful)
    connection.execute(update(SUBSCRIPTIONS).where(columns.chat == chat, columns.told == old).values(told=told))


def told(connection: Connection, seal: Seal) -> list[Edition]:
    """All that somebody was told and is kept, the oldest first; the log tells of what cannot be unsealed."""
    somebody = exists().where(DELIVERIES.c.edition == _TABLE.id)
    rows = connection.execute(select(EDITIONS).where(somebody).order_by(_TABLE.id))
    return [edition for row in rows if (edition := _readable(seal, row))]


def by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Row[Any]]:
    """The rows of editions, still sealed, by their numbers."""
    wanted = list({*ids})
    rows = connection.execute(select(EDITIONS).where(_TABLE.id.in_(wanted))).all() if wanted else []
    return {row.id: row for row in rows}


def told_to(connection: Connection, ids: Iterable[int], chats: Iterable[str]) -> set[tuple[str, int]]:
    """Which of some chats were told which of some editions, and have not been put right on them."""
    wanted = (DELIVERIES.c.edition.in_(list({*ids})), SUBSCRIPTIONS.c.chat.in_(list({*chats})))
    joined = SUBSCRIPTIONS.join(DELIVERIES, DELIVERIES.c.subscription == SUBSCRIPTIONS.c.id)
    rows = connection.execute(select(SUBSCRIPTIONS.c.chat, DELIVERIES.c.edition).select_from(joined).where(*wanted))
    return {(row.chat, row.edition) for row in rows}


def topics_of_news(connection: Connection, seal: Seal) -> list[Topic]:
    """What news are wanted of, apart by what was told last; the log tells of what cannot be unsealed."""
    columns = SUBSCRIPTIONS.c
    wanted = (columns.plan.startswith(NEWS), columns.paused.is_(False))
    first = select(columns.topic, columns.told, columns.id).where(*wanted).order_by(columns.id)
    groups = {(row.topic, row.told): row.id for row in connection.execute(first)}
    sealed = dict(connection.execute(select(columns.id, columns.sealed).where(columns.id.in_(groups.values()))).all())
    known = {id_: _readable(seal, row) for id_, row in by_id(connection, (one for _, one in groups if one)).items()}
    return [
        Topic(topic, question, known.get(one) if one else None)
        for (topic, one), id_ in groups.items()
        if (question := _question(seal, sealed[id_]))
    ]


def prune(connection: Connection, now: datetime) -> None:
    """Forgets what was told long ago, and what nobody was told."""
    connection.execute(delete(DELIVERIES).where(DELIVERIES.c.last_at < utc(now - KEPT)))
    yesterday = (now - timedelta(days=1)).astimezone(LIMA).date()  # One that was just made is still to be told.
    connection.execute(delete(EDITIONS).where(*_UNTOLD, _TABLE.told_on < yesterday))


def opened(seal: Seal, row: Row[Any]) -> Edition:
    """What a row says.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    text = seal.open(row.sealed)
    with sound():
        found = json.loads(text)
        return Edition(row.id, found["question"], found["figures"], row.version, row.told_on)


def _question(seal: Seal, sealed: str) -> str | None:
    """What a subscription asks; None where it cannot be unsealed: it must not hold up the others."""
    try:
        return read(seal.open(sealed), Rhythm("news"))[1].question
    except CannotRemember as fault:
        logger.error("what news are wanted of cannot be read: %s", fault)  # noqa: TRY400 - the words say it all
        return None


def _readable(seal: Seal, row: Row[Any]) -> Edition | None:
    """What a row says; None where it cannot be unsealed: it must not hold up the others."""
    try:
        return opened(seal, row)
    except CannotRemember as fault:
        logger.error("what was told once cannot be read: %s", fault)  # noqa: TRY400 - the words say it all
        return None


def seal_anew(connection: Connection, seal: Seal, row: Row[Any]) -> None:
    """Seals a row with the first key that an older one has sealed; where another says the same, that one stays too.

    Raises:
        CannotRemember: it cannot be unsealed.
    """
    one = opened(seal, row)
    names = {"topic": topic_of(seal, one.question), "digest": _digest(seal, one.question, one.figures)}
    taken = exists().where(_TABLE.topic == names["topic"], _TABLE.digest == names["digest"])
    anew = {"sealed_by": seal.names[0], "sealed": seal.close(seal.open(row.sealed))}
    values = anew if connection.scalar(select(taken)) else {**names, **anew}
    connection.execute(update(EDITIONS).where(_TABLE.id == row.id).values(values))


def _note(connection: Connection, subscription: str, told: int, now: datetime, *, doubtful: bool) -> None:
    last = {"last_at": utc(now), "doubtful": doubtful}
    row = insert(connection, DELIVERIES).values(subscription=subscription, edition=told, **last)
    keys = [DELIVERIES.c.subscription, DELIVERIES.c.edition]
    connection.execute(row.on_conflict_do_update(index_elements=keys, set_=last))


def _digest(seal: Seal, question: str, figures: str) -> str:
    return seal.hashes("edition", f"{question}\0{figures}")[0]
