"""A bot that is asked hundreds of thousands of questions, and the memory that its process takes meanwhile."""

import asyncio
import json
import os
from collections.abc import Sequence
from contextlib import chdir
from itertools import count
from pathlib import Path
from random import Random
from time import time

import traffic
from fast_api import FastApi
from installed import Command
from processes import resident, started
from starting import settings
from traffic import FIRST, Update

CHATS = 12_000
"""More than there are conversations kept at a time."""

MARKS = (20_000, 50_000, 100_000, 150_000, 200_000)
"""After so many questions it is looked how much memory there is."""

SAME = 0.5
"""The share of questions that are among the 118 that all ask; the others are seldom asked twice."""

AT_ONCE = 400
"""So many questions wait for an answer at a time; the next come when half of them have got it."""

LONGEST = 120.0
"""Seconds within which the next answer comes."""


class Asking:
    """People who ask one after the other, for as long as they are answered."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._same, self._texts = traffic.texts(), texts
        self._random = Random(3)  # noqa: S311 - nothing is guessed here
        self._numbers = count(1)
        self._began = int(time()) - 10 * MARKS[-1]
        self._heard = asyncio.Event()
        self.answers = 0

    def hear(self, _chat: int, _text: str) -> None:
        """Counts what the bot says."""
        self.answers += 1
        self._heard.set()

    async def until(self, answers: int) -> None:
        """Waits until the bot has said so much.

        Raises:
            TimeoutError: it says nothing more.
        """
        while self.answers < answers:
            self._heard.clear()
            async with asyncio.timeout(LONGEST):
                await self._heard.wait()

    async def ask(self, api: FastApi, before: int, after: int) -> None:
        """Goes on from so many questions to so many, all of them answered."""
        for asked in range(before, after, AT_ONCE // 2):
            api.push([self._update() for _ in range(min(AT_ONCE // 2, after - asked))])
            await self.until(asked)
        await self.until(after)

    def _update(self) -> Update:
        """The next question; people take turns, so that nobody writes too much."""
        number = next(self._numbers)
        chat = FIRST + number % CHATS
        message = {
            "message_id": number,
            "from": {"id": chat, "is_bot": False, "first_name": "Persona", "language_code": "es"},
            "chat": {"id": chat, "type": "private", "first_name": "Persona"},
            "date": self._began + number,
            "text": self._random.choice(self._same if self._random.random() < SAME else self._texts),
        }
        return Update(number, chat, json.dumps({"update_id": number, "message": message}).encode())


async def soaked(
    command: Command, db: Path, folder: Path, texts: Sequence[str], marks: Sequence[int] = MARKS
) -> list[int]:
    """The kB that a bot over a database has after each of so many questions; its memory is new, in a folder."""
    asking = Asking(texts)
    api = FastApi(asking.hear)
    found = []
    url = await api.listen()
    with chdir(folder):  # No .env is read.
        os.environ.update(settings(db, folder / "soaked.db"))
        async with started(list(command), url) as pid:
            async with asyncio.timeout(LONGEST):
                await api.polled.wait()
            for before, after in zip((0, *marks), marks, strict=False):
                await asking.ask(api, before, after)
                found.append(resident(pid))
    return found
