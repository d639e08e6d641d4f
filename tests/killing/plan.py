"""Who subscribed to what, and what goes wrong: invented by chance, but the same in every run."""

from collections.abc import Iterator, Sequence
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
"""So many chats have two subscriptions, the second due a minute after the first, each day; the others come weekly."""

MANY = 20
"""A group and a person have so many, all due at the same time."""

BLOCKED, CUT_BEFORE, CUT_AFTER, LATE = (SUBSCRIBERS * part // 1000 for part in (50, 20, 5, 5))
"""Chats that blocked the bot; whose line breaks before the message arrives; after it; where no answer comes at all."""

TUESDAY = BEGINNING.weekday()

KILLS = 5
FIRST_DAY, SECOND_DAY = range(100, SUBSCRIBERS), range(SUBSCRIBERS + 300, SUBSCRIBERS + 600)
"""Of which messages that arrive one may be the last of a process."""

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
    def daily(self) -> set[int]:
        """Who is sent something on the second day too."""
        return {chat for chat, wishes in self.wishes.items() if wishes[0].rhythm.every == "daily"}


def planned(seed: int) -> Plan:
    chance = Random(seed)  # noqa: S311 - nothing is guessed here
    people = chance.sample(range(10**6, 10**10), SUBSCRIBERS - GROUPS)
    chats = [*people, *(-chat for chat in chance.sample(range(10**6, 10**9), GROUPS))]
    minutes = dict.fromkeys(chance.sample(chats, TWO), (0, 1)) | dict.fromkeys((chats[0], chats[-1]), (0,) * MANY)
    wishes = {chat: tuple(_wishes(chance, minutes.get(chat, (0,)))) for chat in chats}
    unlucky = iter(chance.sample(chats[1:-1], BLOCKED + CUT_BEFORE + CUT_AFTER + LATE))
    groups = [frozenset(next(unlucky) for _ in range(many)) for many in (BLOCKED, CUT_BEFORE, CUT_AFTER, LATE)]
    asked_to_wait, *moments = *chance.sample(FIRST_DAY, KILLS), chance.choice(SECOND_DAY)
    how = ("before", "after", "around", "around", "around")
    kills = {moment: (way, chance.uniform(0, 0.005)) for moment, way in zip(moments, how, strict=True)}
    return Plan(wishes, *groups, kills, asked_to_wait)


def _wishes(chance: Random, minutes: Sequence[int]) -> Iterator[Wish]:
    language = chance.choice(("es", "en", "qu"))
    for minute, question in zip(minutes, chance.sample(QUESTIONS, len(minutes)), strict=True):
        word = write(question)
        assert word
        at = time(8, minute)
        yield Wish(word, Rhythm("daily", at=at) if len(set(minutes)) > 1 else Rhythm("weekly", TUESDAY, at), language)


def subscribe(memory: Memory, plan: Plan) -> dict[str, tuple[int, int]]:
    """Keeps all wishes; says of each subscription's id whose it is, and at which minute it is due."""
    made = {}
    for chat, wishes in plan.wishes.items():
        for wish in wishes:
            one = memory.subscribe(chat, wish, BEGINNING)
            assert one
            made[one.id] = (chat, wish.rhythm.at.minute)
    return made
