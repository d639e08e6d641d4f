"""How long questions to a network take: to understand them, and from the text to the words of the reply."""

import gc
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from asked import NOW, TODAY, Asked, all_turns
from thousands import asked_of

from bot.chat.running import SELDOM
from bot.lookup import Store
from bot.message import plain
from bot.phrase import Voice
from bot.reply import Facts, Turn, reply
from bot.understand import understand

ROUNDS = 9
SAMPLES = 10_000
WARMING = 2_000
"""So many of the questions are asked before any is timed, as of a bot that has run for minutes."""


def understood(db: Path) -> list[float]:
    """Seconds to understand each of the benchmark's questions, medians of several rounds."""

    def one(turn: Asked, facts: Facts) -> None:
        asked, shown = (turn.before.asked, turn.before.shown) if turn.before else (None, ())
        understand(turn.text, facts.lexicon, TODAY, asked, shown)

    return _each(db, one)


def asked_each(db: Path) -> list[float]:
    """Seconds from each of the benchmark's questions to its reply, medians of several rounds."""
    voice = Voice.of("es")
    return _each(db, lambda turn, facts: _replied(turn.text, replace(facts), voice, turn.before))


def _each(db: Path, act: Callable[[Asked, Facts], None]) -> list[float]:
    with closing(Store.open(db)) as store:
        facts = Facts.of(store)
        turns = all_turns(facts, Voice.of("es"))
        _as_it_runs()
        rounds = [[_seconds(act, turn, facts) for turn in turns] for _ in range(ROUNDS)]
    return [median(times) for times in zip(*rounds, strict=True)]


def answered(db: Path) -> list[float]:
    """Seconds from a question to its reply, of thousands that are asked once."""
    voice = Voice.of("es")
    with closing(Store.open(db)) as store:
        facts = Facts.of(store)
        texts = asked_of(store.registry, WARMING + SAMPLES)
        _as_it_runs()
        times = [_seconds(_replied, text, facts, voice, None) for text in texts]
    return times[WARMING:]


def _replied(text: str, facts: Facts, voice: Voice, before: Turn | None) -> None:
    plain(reply(text, facts, voice, NOW, before).message)


def _seconds(act: Callable[..., None], *given: object) -> float:
    begun = perf_counter()
    act(*given)
    return perf_counter() - begun


def _as_it_runs() -> None:
    """Has rings of objects looked for as seldom as in the bot."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
