"""What the maintainers see of the sending: who is subscribed, what waits, what came of it, which processes live."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select

from bot.clock import LIMA
from bot.memory import answered, tallies
from bot.memory.incoming import NOTHING, Waiting
from bot.memory.subscription import aware, utc
from bot.memory.tables import BEATS, OUTBOX, SUBSCRIPTIONS, insert

FORGOTTEN = timedelta(days=1)
"""After so long without a word, a process is not spoken of any more."""

WEEK = timedelta(days=7)


class Beat(NamedTuple):
    """A process, when it last said that it lives, and when it last fetched updates; None: it does not fetch."""

    process: str
    at: datetime
    polled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the sending.

    Attributes:
        subscribers: chats that are sent something.
        subscriptions: what they are sent, and how much of it rests (`paused`).
        due: subscriptions whose time has come and that are not in the outbox yet.
        waiting: messages in the outbox that may leave now, and since when the oldest of them waits.
        later: messages in the outbox that wait for a later time.
        today: how many messages came to which end today, in Lima; `week`: in seven days.
        beats: the processes, the one heard last first.
        inbox: what Telegram has sent and is not done.
    """

    subscribers: int
    subscriptions: int
    paused: int
    due: int
    waiting: int
    waiting_since: datetime | None
    later: int
    today: Mapping[str, int]
    week: Mapping[str, int]
    beats: tuple[Beat, ...]
    inbox: Waiting = NOTHING


def status(connection: Connection, now: datetime) -> Status:
    """The state now."""
    columns, today = SUBSCRIPTIONS.c, now.astimezone(LIMA).date()

    def several(*where: object) -> int:
        return int(connection.execute(select(func.count()).select_from(SUBSCRIPTIONS).where(*where)).scalar_one())  # type: ignore[arg-type]

    may_leave = OUTBOX.c.not_before <= utc(now)
    waiting = select(func.count(), func.min(OUTBOX.c.not_before)).where(may_leave)
    number, since = connection.execute(waiting).one()
    later = connection.execute(select(func.count()).select_from(OUTBOX).where(~may_leave)).scalar_one()
    return Status(
        subscribers=int(connection.execute(select(func.count(func.distinct(columns.chat)))).scalar_one()),
        subscriptions=several(),
        paused=several(columns.paused.is_(True)),
        due=several(columns.due_at <= utc(now)),
        waiting=int(number),
        waiting_since=aware(since) if since else None,
        later=int(later),
        today=tallies.since(connection, today),
        week=tallies.since(connection, today - WEEK + timedelta(days=1)),
        beats=beats(connection),
        inbox=answered.waiting(connection),
    )


def beat(connection: Connection, process: str, now: datetime, polled_at: datetime | None) -> None:
    """A process lives; those that have not said so for a day are forgotten."""
    values = {"at": utc(now), "polled_at": utc(polled_at) if polled_at else None}
    row = insert(connection, BEATS).values(process=process, **values)
    connection.execute(row.on_conflict_do_update(index_elements=[BEATS.c.process], set_=values))
    connection.execute(delete(BEATS).where(BEATS.c.at < utc(now - FORGOTTEN)))


def beats(connection: Connection) -> tuple[Beat, ...]:
    """The processes, the one heard last first."""
    found = connection.execute(select(BEATS).order_by(BEATS.c.at.desc(), BEATS.c.process))
    return tuple(Beat(row.process, aware(row.at), aware(row.polled_at) if row.polled_at else None) for row in found)
