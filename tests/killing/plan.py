"""Who subscribed to what, and what goes wrong: invented by chance, but the same in every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from random import Random

from bot.memory import Memory, Wish
from bot.question import Intent, Query, Question
from bot.rhythm import Rhythm
from bot.shorthand import write

from .process import BEGINNING

SUBSCRIBERS = 2_000
GROUPS = 100
TWO = 200
"""So many chats have two subscriptions, the second due a minute after the first."""

MANY = 20
"""A group and a person have so many, a minute after one another."""

BLOCKED, CUT_BEFORE, CUT_AFTER, LATE = (SUBSCRIBERS * part // 1000 for part in (50, 20, 5, 5))
"""Chats that blocked the bot; whose line breaks before the message arrives; after it; where no answer comes at all."""

KILLS = 5
PAUSE = 17
"""Seconds that Telegram asks to wait, once."""

REGIONS = ("PE-CUS", "PE-UCA", "PE-PUN", "PE-PIU")
QUESTIONS = (
    *(Question(Intent.COUNT, Query(regions=(region,))) for region in REGIONS),
    *(Question(Intent.TREND, Query(regions=(region,), group_by="month")) for region in REGIONS),
    *(Question(Intent.COUNT, Query(indicator="clients", regions=(region,))) for region in REGIONS),
    *(Question(Intent.RANKING, Query(group_by=group, order="desc")) for group in ("centre", "region", "chain")),
    *(Question(Intent.SHARE, Query(regions=(region,))) for region in REGIONS),
    Question(Intent.COUNT),
)


@dataclass(frozen=True)
class Plan:
    """Chats by their ids and what befalls them; `kills` by the number of the message and how far it had come.

    "before" it arrived, "after" it but before the answer, or "around" it: some thousandths of a second later.
    """

    wishes: dict[int, tuple[Wish, ...]]
    blocked: frozenset[int]
    cut_before: frozenset[int]
    cut_after: frozenset[int]
    late: frozenset[int]
    kills: dict[int, tuple[str, float]]
    asked_to_wait: int

    @property
    def messages(self) -> int:
        """How many the living are sent in one round."""
        return sum(len(wishes) for chat, wishes in self.wishes.items() if chat not in self.blocked)


def planned(seed: int) -> Plan:
    chance = Random(seed)  # noqa: S311 - nothing is guessed here
    people = chance.sample(range(10**6, 10**10), SUBSCRIBERS - GROUPS)
    chats = [*people, *(-chat for chat in chance.sample(range(10**6, 10**9), GROUPS))]
    counts = dict.fromkeys(chance.sample(chats, TWO), 2) | {chats[0]: MANY, chats[-1]: MANY}
    wishes = {chat: tuple(_wishes(chance, counts.get(chat, 1))) for chat in chats}
    unlucky = iter(chance.sample(chats[1:-1], BLOCKED + CUT_BEFORE + CUT_AFTER + LATE))
    groups = [frozenset(next(unlucky) for _ in range(many)) for many in (BLOCKED, CUT_BEFORE, CUT_AFTER, LATE)]
    *moments, asked_to_wait = chance.sample(range(100, 2 * SUBSCRIBERS), KILLS + 1)
    how = ("before", "after", "around", "around", "around")
    kills = {moment: (way, chance.uniform(0, 0.005)) for moment, way in zip(moments, how, strict=True)}
    return Plan(wishes, *groups, kills, asked_to_wait)


def _wishes(chance: Random, many: int) -> Iterator[Wish]:
    language = chance.choice(("es", "en", "qu"))
    for minute, question in enumerate(chance.sample(QUESTIONS, many)):
        word = write(question)
        assert word
        yield Wish(word, Rhythm("daily", at=time(8, minute)), language)


def subscribe(memory: Memory, plan: Plan) -> dict[str, tuple[int, int]]:
    """Keeps all wishes; says of each subscription's id whose it is, and which of the chat's."""
    made = {}
    for chat, wishes in plan.wishes.items():
        for place, wish in enumerate(wishes):
            one = memory.subscribe(chat, wish, BEGINNING)
            assert one
            made[one.id] = (chat, place)
    return made
