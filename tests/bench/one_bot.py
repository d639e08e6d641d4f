"""One bot, started anew and measured once: `python one_bot.py CHATS HOW COMMAND…`, printing JSON.

CHATS is a file of what is said in each chat, HOW `polling` or `webhook`; in the command {api} and {port} are filled in.
The bot has one core, and the Bot API, which this process is, another.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from fast_api import FastApi
from posting import Poster
from processes import busy, resident, started
from traffic import ALONE, BURST, WARMING, Chats, Said, Update, first_line, updates

LONGEST = 120.0
"""Seconds within which a bot starts, and within which all is answered."""

SETTLING = 0.3
"""Seconds in which an answer too many would come."""

Push = Callable[[list[Update]], Awaitable[None]]


@dataclass
class Run:
    """Updates a second of a backlog, seconds of processor an update, kB, seconds of each update that came alone.

    Of the answers: how many there were, how many are missing, came twice or more, or stood at another's place.
    """

    rate: float
    busy: float
    resident: int
    alone: list[float]
    answers: int
    missing: int
    double: int
    misplaced: int


class Heard:
    """What the bot says, chat by chat."""

    def __init__(self) -> None:
        self.said: dict[int, list[str]] = {}
        self.count = 0
        self.last = 0.0
        self._changed = asyncio.Event()

    def __call__(self, chat: int, text: str) -> None:
        self.said.setdefault(chat, []).append(first_line(text))
        self.count += 1
        self.last = perf_counter()
        self._changed.set()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(LONGEST):
            while self.count < count:
                self._changed.clear()
                await self._changed.wait()


async def measured(chats: Chats, how: str, command: list[str]) -> Run:
    heard = Heard()
    api = FastApi(heard)
    async with started(command, await api.listen()) as pid:
        push = await _way(api, how)
        await push(updates(chats, 0, WARMING))
        await heard.until(WARMING * len(chats))
        crowd = updates(chats, WARMING, WARMING + BURST)
        before, begun = busy(pid), perf_counter()
        await push(crowd)
        await heard.until((WARMING + BURST) * len(chats))
        seconds, worked = heard.last - begun, busy(pid) - before
        await asyncio.sleep(SETTLING)
        alone = [await _alone(push, heard, each) for each in updates(chats, WARMING + BURST, WARMING + BURST + ALONE)]
        await asyncio.sleep(SETTLING)
        kilobytes = resident(pid)
    return Run(len(crowd) / seconds, worked / len(crowd), kilobytes, alone, heard.count, **wrong(chats, heard.said))


async def _alone(push: Push, heard: Heard, update: Update) -> float:
    count, begun = heard.count + 1, perf_counter()
    await push([update])
    await heard.until(count)
    return heard.last - begun


async def _way(api: FastApi, how: str) -> Push:
    """How updates come to the bot, once it wants them."""
    async with asyncio.timeout(LONGEST):
        if how == "webhook":
            poster = Poster(api, await api.hook)
            await poster.connect()
            return poster.post_all
        await api.polled.wait()

    async def push(chosen: list[Update]) -> None:
        api.push(chosen)

    return push


def wrong(chats: Chats, said: dict[int, list[str]]) -> dict[str, int]:
    """What differs from what each chat must be answered."""
    found = Counter(missing=0, double=0, misplaced=0)
    for chat, told in chats.items():
        wanted, got = [each.answer for each in told], said.get(chat, [])
        found["missing"] += sum((Counter(wanted) - Counter(got)).values())
        found["double"] += sum((Counter(got) - Counter(wanted)).values())
        found["misplaced"] += sum(a != b for a, b in zip(wanted, got, strict=False))
    return dict(found)


def main(chats: str, how: str, *command: str) -> None:
    told = {int(chat): [Said(*each) for each in said] for chat, said in json.loads(Path(chats).read_bytes()).items()}
    try:
        from uvloop import new_event_loop  # noqa: PLC0415 - faster, where it is
    except ImportError:
        new_event_loop = asyncio.new_event_loop
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        print(json.dumps(asdict(runner.run(measured(told, how, list(command))))))  # noqa: T201 - to who started it


if __name__ == "__main__":
    main(*sys.argv[1:])
