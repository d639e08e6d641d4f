"""`cite-bot status`: how the sending goes, in a few lines or as JSON."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from bot.memory import Status

SILENT = timedelta(minutes=3)
"""A process says that it lives twice a minute; without a word for so long, it does not."""

ENDINGS = ("sent", "doubtful", "refused", "failed", "expired", "unchanged", "cancelled")


def lines(status: Status, now: datetime) -> Iterator[str]:
    """The state as aligned lines."""
    rows = [
        (
            "subscribers",
            f"{status.subscribers:,} chats, {status.subscriptions:,} subscriptions, {status.paused:,} paused",
        ),
        ("due", f"{status.due:,} not in the outbox yet"),
        ("outbox", f"{status.waiting:,} may leave now, {status.later:,} later or on their way"),
        ("lag", _age(now, status.waiting_since) if status.waiting_since else "none"),
        ("inbox", _inbox(status, now)),
        ("today", _endings(status.today)),
        ("7 days", _endings(status.week)),
        *(("process", _beat(beat.process, now, beat.at, beat.polled_at)) for beat in status.beats),
    ]
    if not status.beats:
        rows.append(("process", "none has been heard of for a day"))
    width = max(len(name) for name, _ in rows)
    return (f"{name:<{width}}  {text}" for name, text in rows)


def as_json(status: Status, now: datetime) -> str:
    """The same as one JSON object; moments are ISO 8601, in UTC."""
    return json.dumps(
        {
            "at": now.isoformat(),
            "subscribers": status.subscribers,
            "subscriptions": status.subscriptions,
            "paused": status.paused,
            "due": status.due,
            "waiting": status.waiting,
            "waiting_since": status.waiting_since and status.waiting_since.isoformat(),
            "later": status.later,
            "inbox": status.inbox.open,
            "inbox_since": status.inbox.oldest and status.inbox.oldest.isoformat(),
            "today": dict(status.today),
            "week": dict(status.week),
            "processes": [
                {
                    "process": beat.process,
                    "at": beat.at.isoformat(),
                    "polled_at": beat.polled_at and beat.polled_at.isoformat(),
                }
                for beat in status.beats
            ],
        }
    )


def stalled(status: Status, now: datetime) -> bool:
    """Whether there is something to send and nobody who does it."""
    lives = any(now - beat.at <= SILENT for beat in status.beats)
    return not lives and (status.due > 0 or status.waiting > 0)


def _inbox(status: Status, now: datetime) -> str:
    oldest = f", the oldest came {_age(now, status.inbox.oldest)} ago" if status.inbox.oldest else ""
    return f"{status.inbox.open:,} updates not answered yet{oldest}"


def _endings(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{counted[name]:,} {name}" for name in ENDINGS if counted.get(name)) or "nothing"


def _beat(process: str, now: datetime, at: datetime, polled_at: datetime | None) -> str:
    fetched = f", updates fetched {_age(now, polled_at)} ago" if polled_at else ""
    return f"{process}, heard {_age(now, at)} ago{fetched}"


def _age(now: datetime, since: datetime) -> str:
    seconds = max(0, round((now - since).total_seconds()))
    if seconds < 120:  # noqa: PLR2004 - two minutes
        return f"{seconds} s"
    minutes = seconds // 60
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"  # noqa: PLR2004 - two hours
