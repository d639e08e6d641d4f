"""Updates as Telegram sends them, stored and handled by processes that have no one to answer."""

from datetime import datetime, timedelta

from bot.memory import Incoming, Memory, Place, Settled

from .conftest import NOW

LASTING = timedelta(seconds=30)
OVER = NOW + LASTING
"""When what was taken at `NOW` is taken no more."""

CHAT = 7_123_456_789


def came(id_: int, lane: int = CHAT, *, acknowledged: bool = False) -> Incoming:
    return Incoming(id_, lane, f'{{"update_id":{id_}}}', acknowledged)


def store(memory: Memory, *incoming: Incoming, by: str = "p", now: datetime = NOW, room: int = 99) -> dict[int, str]:
    """Stores updates; says the place of each, or what replies to it."""
    stored = memory.inbox.store(incoming, by, now, LASTING, room)
    return {each.id: (each.reply or "done") if each.place is Place.DONE else each.place.name.lower() for each in stored}


def claim(memory: Memory, by: str = "q", now: datetime = NOW, limit: int = 99) -> list[int]:
    """The numbers of what is taken."""
    return [each.id for each in memory.inbox.claim(by, now, LASTING, limit)]


def settle(memory: Memory, *ids: int, by: str = "p", reply: str | None = None, now: datetime = NOW) -> frozenset[int]:
    """Has updates be done, all with this reply."""
    return memory.inbox.settle([Settled(id_, reply) for id_ in ids], by, now)
