"""What the filled database of each version holds; run as a program, it prints that of the version at hand.

A new version of the tables gets its file once, and the files of the versions before it stay as they are:
`.ci/uv run python tests/memory/fill.py > tests/memory/versions/0004.sql`
"""

import sqlite3
import sys
from base64 import urlsafe_b64encode
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Boolean, Table

from bot.memory import Incoming, Kept, Memory, Settled, Unanswered, Wish
from bot.memory.tables import METADATA, PACE
from bot.question import Subject
from bot.rhythm import Hours, Rhythm

KEY = urlsafe_b64encode(b"a" * 32).decode()

CHATS = {
    7_123_456_789: Kept("qu", (Subject("centre", "citemadera-lima"), Subject("region", "PE-CUS"))),
    -1_001_234_567_890: Kept("en"),
    5: Kept(favourites=(Subject("region", "PE-PUN"),)),
    6: Kept(hours=Hours("Europe/Madrid", None)),
}
QUESTIONS = [Unanswered("¿Qué hora es?", 2, date(2026, 3, 10)), Unanswered("hola [number]", 1, date(2026, 3, 9))]
NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
PICTURES = {"es:1": "AgAC-1", "qu:1": "AgAC-2"}
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
SUBSCRIBED = {
    7_123_456_789: [
        (Wish("u", Rhythm("daily"), "qu"), MONDAY + timedelta(days=1)),
        (Wish("r-bc-od", Rhythm("weekly"), "qu"), MONDAY + timedelta(days=7)),
        (Wish("c-rA3kZ9", Rhythm("weekly", 4, time(18, 30)), "qu", told_same=False), None),
    ],
    -1_001_234_567_890: [
        (Wish("u", Rhythm("monthly", 31), "en", topic=12), datetime(2026, 3, 31, 13, tzinfo=UTC)),
        (Wish("u", Rhythm("news"), "en"), None),
    ],
}
"""What was subscribed to, and when it is due; the third one rests."""
ANSWERED = {2**40: '{"method":"sendMessage"}', 2**40 + 1: None}
CAME = [Incoming(id_, 5, "{}", acknowledged=False) for id_ in (*ANSWERED, 2**40 + 2)]
"""What Telegram has sent; the last one is not answered yet."""
TALK = '{"about":"Cusco"}'


def fill(memory: Memory) -> None:
    for chat, kept in CHATS.items():
        memory.keep(chat, kept, NOW)
    for question in QUESTIONS:
        for _ in range(question.times):
            memory.note_unanswered(question.text, question.last_on)
    for key, file_id in PICTURES.items():
        memory.keep_picture(key, file_id, date(2026, 3, 10))
    for chat, wishes in SUBSCRIBED.items():
        for number, (wish, _) in enumerate(wishes):
            made = memory.subscribe(chat, wish, MONDAY - timedelta(hours=1))
            if made and number == 2:
                memory.rest(chat, made.id, MONDAY, paused=True)
    send_one(memory)
    memory.inbox.store(CAME, "p", NOW, timedelta(minutes=1), room=9)
    memory.inbox.settle([Settled(id_, reply) for id_, reply in ANSWERED.items()], "p", NOW)
    memory.keep_talk(5, TALK, NOW)


def send_one(memory: Memory) -> None:
    """Of the two that are due on Monday one is sent, the other waits."""
    memory.outbox.enqueue_due(MONDAY)
    letter = memory.outbox.lease(MONDAY, "p", 9, timedelta(0))[0]
    told = memory.ledger.edition("u", "[2]", "v1", MONDAY)
    memory.outbox.sent(letter, MONDAY, told)


def held(memory: Memory) -> tuple[object, ...]:
    """What the memory holds, as far as `fill` put it there."""
    chats = {chat: memory.chat(chat) for chat in CHATS}
    subscribed = {chat: {(one.wish, one.due_at) for one in memory.subscriptions(chat)} for chat in SUBSCRIBED}
    pictures = {key: memory.picture(key) for key in PICTURES}
    told = [(edition.question, edition.figures) for edition in memory.ledger.editions()]
    came = (memory.inbox.look([each.id for each in CAME]), memory.inbox.waiting().open, memory.talk(5))
    return chats, memory.unanswered(9), pictures, subscribed, told, memory.office.status(MONDAY).waiting, came


ALL_SUBSCRIBED = {chat: {*wishes} for chat, wishes in SUBSCRIBED.items()}
WHOLE = (CHATS, QUESTIONS, PICTURES, ALL_SUBSCRIBED, [("u", "[2]")], 1, (ANSWERED, 1, TALK))
NOTHING_CAME = ({}, 0, None)
BEFORE = {
    7_123_456_789: {
        (Wish("u", Rhythm("daily"), "qu"), MONDAY),
        (Wish("r-bc-od", Rhythm("weekly"), "qu"), MONDAY + timedelta(days=7)),
    },
    -1_001_234_567_890: {(Wish("u", Rhythm("monthly", 1), "en"), datetime(2026, 4, 1, 13, tzinfo=UTC))},
}
"""What was subscribed to in version 0002, which knew three rhythms."""

EARLIER = ({**CHATS, 6: Kept()}, QUESTIONS, PICTURES)
HELD = {
    "0001": (*EARLIER, {chat: set() for chat in SUBSCRIBED}, [], 0, NOTHING_CAME),
    "0002": (*EARLIER, BEFORE, [], 0, NOTHING_CAME),
    "0003": (*WHOLE[:-1], NOTHING_CAME),
    "0004": WHOLE,
}
"""What the filled database of each version holds."""


def rows() -> list[str]:
    """The rows of a filled database as INSERT statements that both databases read; what migrations fill is left out."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "memory.db"
        with closing(Memory.open(f"sqlite:///{path}", [KEY])) as memory:
            fill(memory)
        with closing(sqlite3.connect(path)) as connection:
            return [
                line for table in METADATA.sorted_tables for line in _inserts(connection, table) if table is not PACE
            ]


def _inserts(connection: sqlite3.Connection, table: Table) -> list[str]:
    columns = [column.name for column in table.columns]
    flags = [isinstance(column.type, Boolean) for column in table.columns]
    quoted = ", ".join(f"quote({name})" for name in columns)
    found = connection.execute(f"SELECT {quoted} FROM {table.name}")  # noqa: S608 - our own tables
    said = (
        [({"1": "TRUE", "0": "FALSE"}[value] if flag else value) for value, flag in zip(row, flags, strict=True)]
        for row in found
    )
    named = ", ".join(columns)
    return [f"INSERT INTO {table.name} ({named}) VALUES ({', '.join(values)})" for values in said]  # noqa: S608


if __name__ == "__main__":
    sys.stdout.write("\n".join(rows()) + "\n")
