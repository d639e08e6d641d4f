"""A Telegram in a process of its own, with people who ask: `python telegram_process.py SECONDS`, printing JSON.

The first line is its address. They ask one after another, at irregular moments, the same before the broadcast and while
it lasts; each half takes SECONDS. Between the halves it waits for the first message that nobody asked for.
"""

import asyncio
import gc
import json
import sys
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from time import monotonic

from crowd import FIRST, SUBSCRIBERS
from traffic import texts

sys.path.append(str(Path(__file__).parents[2]))

from tests.chat.stub import BotApi

ASKING = 60
"""So many chats ask in turn, each seldom enough to be heard."""

LONGEST = 60.0
"""Seconds in which an answer, or the broadcast, must come."""


@dataclass
class People:
    """Ask, and measure how long they wait for the answer, in seconds."""

    api: BotApi
    seconds: float
    texts: list[str]

    async def ask(self) -> list[float]:
        chance, waited, end = Random(4), [], monotonic() + self.seconds  # noqa: S311 - nothing is guessed here
        for chat, text in zip(cycle(range(1, ASKING + 1)), cycle(self.texts), strict=False):
            await asyncio.sleep(chance.uniform(0.05, 0.3))
            if monotonic() > end:
                return waited
            before, asked = len(self.api.told(chat)), monotonic()
            await self.api.say(text, chat)
            await self.api.until(lambda: len(self.api.told(chat)) > before, LONGEST)  # noqa: B023 - awaited here
            waited.append(monotonic() - asked)
        raise AssertionError


async def main(seconds: float) -> None:
    async with BotApi() as api:
        crowd = [api.chat(chat) for chat in range(FIRST, FIRST + SUBSCRIBERS)]
        gc.freeze()  # Who is there stays there: looking at all of them again and again would take its time.
        say(api.url)
        people = People(api, seconds, texts())
        await api.until(lambda: api.called("getUpdates"), LONGEST)
        await people.ask()  # All that is loaded late is loaded now.
        idle, last = await people.ask(), api.methods.last_message
        say("idle")
        await api.until(lambda: api.methods.last_message > last, LONGEST)
        begun = monotonic()
        busy = await people.ask()
        rate = sum(len(chat.told) for chat in crowd) / (monotonic() - begun)
        say(json.dumps({"idle": idle, "busy": busy, "rate": rate}))
        await asyncio.Event().wait()  # Until it is ended: the bot goes first.


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - to who started it


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
