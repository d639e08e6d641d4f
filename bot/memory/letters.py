"""Letters made of the rows that a process has taken: unsealed, with all that is needed to write them."""

import logging
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.memory import broadcasts, editions, kept, subscriptions
from bot.memory.faults import CannotRemember
from bot.memory.letter import Letter
from bot.memory.seal import Seal
from bot.memory.subscription import aware
from bot.memory.tables import CHATS, SUBSCRIPTIONS

logger = logging.getLogger(__name__)


class Material:
    """What some rows of the outbox need, fetched at once and still sealed."""

    def __init__(self, connection: Connection, rows: Sequence[Row[Any]]) -> None:
        chats = [row.chat for row in rows]
        self.rows = rows
        self._chats = {row.id: row for row in connection.execute(select(CHATS).where(CHATS.c.id.in_(chats)))}
        named = _some_of(connection, [row.chat for row in rows if not row.subscription])
        self._named = {row.id: row.subscription or named.get(row.chat) for row in rows}
        wanted = [id_ for id_ in self._named.values() if id_]
        found = connection.execute(select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.id.in_(wanted)))
        self._subscriptions = {row.id: row for row in found}
        corrected = [int(row.about) for row in rows if row.kind == "correction"]
        last = [row.told for row in self._subscriptions.values() if row.told is not None]
        self._editions = editions.by_id(connection, [*corrected, *last])
        self._wrong = editions.told_to(connection, corrected, chats)
        self._texts = broadcasts.texts_of(connection, {row.about for row in rows if row.kind == "broadcast"})

    def opened(self, seal: Seal) -> tuple[list[Letter], list[int]]:
        """The letters, and the numbers of the rows that cannot be unsealed; the log tells of each."""
        made, damaged = [], []
        for row in self.rows:
            try:
                made.append(self._letter(seal, row))
            except CannotRemember as fault:
                logger.error("a letter cannot be written: %s", fault)  # noqa: TRY400 - the words say it all
                damaged.append(row.id)
        return made, damaged

    def _letter(self, seal: Seal, row: Row[Any]) -> Letter:
        chat, of_chat = kept.read(seal.open(self._chats[row.chat].sealed))
        one = self._subscriptions.get(self._named[row.id] or "")
        told = self._editions.get(one.told) if one is not None and one.told is not None else None
        wrong = row.kind == "correction" and (row.chat, int(row.about)) in self._wrong
        corrected = self._editions.get(int(row.about)) if wrong else None
        return Letter(
            id=row.id,
            kind=row.kind,
            lane=row.chat,
            lease=row.lease,
            chat=chat,
            kept=of_chat,
            subscription=subscriptions.opened(seal, one, chat) if one is not None else None,
            due_at=aware(row.due_at),
            expires_at=aware(row.expires_at),
            about=row.about or "",
            attempts=row.attempts,
            doubtful=row.doubtful,
            told=editions.opened(seal, told) if told is not None else None,
            edition=editions.opened(seal, corrected) if corrected is not None else None,
            texts=self._texts.get(row.about or "", {}),
        )


def _some_of(connection: Connection, chats: list[str]) -> dict[str, str]:
    """Something that each of the chats is sent."""
    if not chats:
        return {}
    columns = SUBSCRIPTIONS.c
    found = select(columns.chat, func.min(columns.id)).where(columns.chat.in_(chats)).group_by(columns.chat)
    return {row.chat: row[1] for row in connection.execute(found)}
