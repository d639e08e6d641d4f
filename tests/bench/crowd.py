"""A memory with a hundred thousand subscribers, written in one go."""

import secrets
from datetime import datetime, time
from itertools import cycle, islice, product
from typing import Any

from bot.memory import Kept, Memory, Wish, chats, kept, subscriptions
from bot.memory.address import address
from bot.memory.database import Database
from bot.memory.plan import Plan
from bot.memory.seal import Seal
from bot.memory.subscription import utc
from bot.memory.tables import CHATS, SUBSCRIPTIONS
from bot.question import Intent, Query, Question
from bot.registry import Registry
from bot.rhythm import Hours, Rhythm
from bot.shorthand import write

SUBSCRIBERS = 100_000
QUESTIONS = 50
LANGUAGES = ("es", "en", "qu")
FIRST = 10_000_000
"""The id of the first chat; the others follow."""

PLAN = Plan(Rhythm("daily", at=time(8)), Hours())


def words(registry: Registry) -> list[str]:
    """Fifty different questions: counts, courses and shares of regions, and rankings."""
    regions = list(registry.regions)
    asked = [
        *(Question(Intent.RANKING, Query(group_by=group, order="desc")) for group in ("centre", "region")),
        *(Question(Intent.COUNT, Query(regions=(region,))) for region in regions),
        *(Question(Intent.TREND, Query(regions=(region,), group_by="month")) for region in regions),
    ]
    return [word for question in asked[:QUESTIONS] if (word := write(question))]


def fill(url: str, key: str, questions: list[str], due_at: datetime) -> None:
    """Makes the memory at an address, with everybody due at a time."""
    Memory.open(url, [key]).close()
    database, seal = Database.at(address(url)), Seal([key])
    wishes = cycle(Wish(word, PLAN.rhythm, language) for word, language in product(questions, LANGUAGES))
    rows = map(_rows, cycle([seal]), range(FIRST, FIRST + SUBSCRIBERS), wishes, cycle([utc(due_at)]))
    with database.writing() as connection:
        while some := list(islice(rows, 5_000)):
            connection.execute(CHATS.insert(), [chat for chat, _ in some])
            connection.execute(SUBSCRIPTIONS.insert(), [wish for _, wish in some])
    database.close()


def _rows(seal: Seal, chat: int, wish: Wish, due_at: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    name = secrets.token_hex(8)
    sealed = {"sealed_by": seal.names[0], "sealed": seal.close(kept.written(chat, Kept()))}
    return (
        {"hash": chats.hashes(seal, chat)[0], "id": name, **sealed},
        {
            "id": secrets.token_hex(8),
            "chat": name,
            "plan": PLAN.written(),
            "due_at": due_at,
            "paused": False,
            **subscriptions.sealed(seal, chat, wish),
        },
    )
