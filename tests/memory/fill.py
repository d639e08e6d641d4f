"""What the filled database of each version holds; run as a program, it prints that of the version at hand.

A new version of the tables gets its file once, and the files of the versions before it stay as they are:
`.ci/uv run python tests/memory/fill.py > tests/memory/versions/0002.sql`
"""

import sqlite3
import sys
from base64 import urlsafe_b64encode
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.memory import Due, Kept, Memory, Unanswered, Wish
from bot.question import Subject

KEY = urlsafe_b64encode(b"a" * 32).decode()

CHATS = {
    7_123_456_789: Kept("qu", (Subject("centre", "citemadera-lima"), Subject("region", "PE-CUS"))),
    -1_001_234_567_890: Kept("en"),
    5: Kept(favourites=(Subject("region", "PE-PUN"),)),
}
QUESTIONS = [Unanswered("¿Qué hora es?", 2, date(2026, 3, 10)), Unanswered("hola [number]", 1, date(2026, 3, 9))]
NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
PICTURES = {"es:1": "AgAC-1", "qu:1": "AgAC-2"}
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
SUBSCRIBED = {
    7_123_456_789: [(Wish("u", "daily", "qu"), MONDAY), (Wish("r-bc-od", "weekly", "qu"), MONDAY + timedelta(days=7))],
    -1_001_234_567_890: [(Wish("u", "monthly", "en"), datetime(2026, 4, 1, 13, tzinfo=UTC))],
}
SENT = date(2026, 3, 16)
"""The day of the weekly one's delivery."""


def fill(memory: Memory) -> None:
    for chat, kept in CHATS.items():
        memory.keep(chat, kept, NOW)
    for question in QUESTIONS:
        for _ in range(question.times):
            memory.note_unanswered(question.text, question.last_on)
    for key, file_id in PICTURES.items():
        memory.keep_picture(key, file_id, date(2026, 3, 10))
    for chat, wishes in SUBSCRIBED.items():
        for wish, due_at in wishes:
            subscribe(memory, chat, wish, due_at)


def subscribe(memory: Memory, chat: int, wish: Wish, due_at: datetime) -> None:
    """The weekly one has been sent once already."""
    first = MONDAY if wish.every == "weekly" else due_at
    made = memory.subscribe(chat, wish, first)
    if made and first != due_at:
        memory.claim(Due(made.id, wish.every, first), due_at, first)


def held(memory: Memory) -> tuple[object, ...]:
    """What the memory holds, as far as `fill` put it there."""
    chats = {chat: memory.chat(chat) for chat in CHATS}
    subscribed = {chat: [(one.wish, one.due_at) for one in memory.subscriptions(chat)] for chat in SUBSCRIBED}
    return chats, memory.unanswered(9), {key: memory.picture(key) for key in PICTURES}, subscribed


WHOLE = (CHATS, QUESTIONS, PICTURES, SUBSCRIBED)
HELD = {"0001": (*WHOLE[:-1], {chat: [] for chat in SUBSCRIBED}), "0002": WHOLE}
"""What the filled database of each version holds."""


def rows() -> list[str]:
    """The rows of a filled database as INSERT statements, which PostgreSQL reads too."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "memory.db"
        with closing(Memory.open(f"sqlite:///{path}", [KEY])) as memory:
            fill(memory)
        with closing(sqlite3.connect(path)) as connection:
            return [line for line in connection.iterdump() if line.startswith("INSERT") and "_version" not in line]


if __name__ == "__main__":
    sys.stdout.write("\n".join(rows()) + "\n")
