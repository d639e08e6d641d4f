"""Two days of summaries, and what came of them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import NamedTuple

from bot.languages import LANGUAGES
from bot.memory import Memory
from bot.phrase import Voice, notice
from tests.chat.stub.samples import png

from .clockwork import Clockwork
from .killer import Killer
from .plan import Plan
from .process import moment
from .telegram import Arrival, Telegram

DAY = 86_400.0
HOUR = 3_600.0

LAST_DUE = 120.0
"""When all of a day is due."""

ID = re.compile("[0-9a-f]{16}")
MARKS = tuple(notice("sent_again", Voice.of(language)).title for language in LANGUAGES)


Asked = Mapping[str, tuple[int, int]]
"""Of each subscription, by its id: which chat it is of, and in which minute it is due."""


class Summary(NamedTuple):
    """One that is to come: to which chat, on which day, due in which minute, for which of its subscriptions."""

    chat: int
    day: int
    minute: int
    subscription: str


@dataclass(frozen=True)
class Story:
    """All that arrived, when Telegram asked to wait, who was killed when, and the memory in the end."""

    plan: Plan
    asked: Asked
    arrivals: list[Arrival]
    waits: list[float]
    killed: list[tuple[str, float]]
    memory: Memory
    log: str

    @property
    def delivered(self) -> list[Arrival]:
        return [one for one in self.arrivals if one.message]

    def unknown(self, one: Arrival) -> bool:
        """Whether its sender cannot know that it arrived, or had no time to write it down."""
        heard = inf if one.heard_at is None else one.heard_at
        return heard == inf or any(name == one.way and at <= heard + 1 for name, at in self.killed)

    def what(self, one: Arrival) -> Summary:
        """Which of the summaries it is, by its buttons."""
        (id_,) = {id_ for id_ in ID.findall(json.dumps(one.message["reply_markup"])) if id_ in self.asked}
        chat, minute = self.asked[id_]
        assert chat == one.chat
        return Summary(chat, int(one.at // DAY), minute, id_)


def marked(one: Arrival) -> bool:
    """Whether it says that it may have come before."""
    said = one.message.get("text") or one.message.get("caption") or ""
    return any(mark in said for mark in MARKS)


async def lived(
    plan: Plan, asked: Mapping[str, tuple[int, int]], folder: Path, processes: int, **settings: str
) -> Story:
    """Lets the processes live through it, over the facts `db` and the memory at `memory` that `key` opens."""
    clockwork, memory = Clockwork(), Memory.open(settings["memory"], [settings["key"]])
    killer = Killer(clockwork)

    def done() -> bool:
        left = memory.office.status(moment(clockwork.now))
        return not (left.due or left.waiting or left.later) and len(clockwork.processes) == processes

    chart = folder / "chart.png"
    chart.write_bytes(png())
    async with Telegram(clockwork, plan, killer) as api:
        settings |= {"token": api.token, "api": api.url, "chart": str(chart)}
        async with clockwork.entered("tests.killing.process", folder / "line", **settings):
            for _ in range(processes):
                await killer.start()
            for day in (0, DAY):
                await clockwork.leap(day)
                await clockwork.run(lambda: clockwork.now > day + LAST_DUE and done(), HOUR)  # noqa: B023 - awaited
    api.verify()
    log = (folder / "line.log").read_text("utf-8")
    return Story(plan, asked, api.arrivals, api.waits, killer.killed, memory, log)
