"""The bot as a process that can be killed: `python -m tests.killing.process SOCKET NAME=VALUE …`.

For each name that comes in by standard input it becomes a process of that name, which lives by the time that is told
over the socket. What takes long to load is loaded once.
"""

import asyncio
import faulthandler
import os
import signal
import socket
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.chat.app import application
from bot.chat.summaries.working import keep_working
from bot.chat.transport import Line
from bot.current import Current
from bot.languages import LANGUAGES
from bot.lookup import Store
from bot.memory import Memory
from bot.phrase import Voice
from bot.reply import Facts, reply

from .told_loop import ToldLoop

BEGINNING = datetime(2026, 3, 10, 12, 59, tzinfo=UTC)
"""A minute before eight in Lima, on a day on which the invented world has its figures."""


def moment(seconds: float) -> datetime:
    """The time as the bot knows it."""
    return BEGINNING + timedelta(seconds=seconds)


def main(address: str, settings: dict[str, str]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # Those killed leave nothing behind.
    with closing(Store.open(Path(settings["db"]))) as store:
        for language in LANGUAGES:  # Catalogs, calendars: what is loaded when it is first wanted.
            reply("ranking", Facts.of(store), Voice.of(language), moment(0))
    for name in sys.stdin:
        if not os.fork():
            live(address, name.strip(), settings)


def live(address: str, name: str, settings: dict[str, str]) -> None:
    line = socket.socket(socket.AF_UNIX)
    line.connect(address)
    line.sendall(f"{name} {os.getpid()}\n".encode())
    faulthandler.register(signal.SIGUSR1)
    loop = ToldLoop(line)
    asyncio.set_event_loop(loop)
    minded(loop)
    loop.run_until_complete(serve(loop, name, settings, Path(settings["chart"]).read_bytes()))


def minded(loop: ToldLoop) -> None:
    """Each request is an errand."""
    send = Line.do_request

    async def do_request(self: Line, *args: Any, **named: Any) -> tuple[int, bytes]:
        with loop.errand():
            return await send(self, *args, **named)

    Line.do_request = do_request  # type: ignore[method-assign]


async def serve(loop: ToldLoop, name: str, settings: dict[str, str], chart: bytes) -> None:
    store, memory = Store.open(Path(settings["db"])), Memory.open(settings["memory"], [settings["key"]])
    with closing(store), closing(memory):
        app = application(
            settings["token"],
            Current(Facts.of(store)),
            memory,
            api_url=f"{settings['api']}/{name}",
            clock=lambda: moment(loop.time()),
            draw=lambda _: chart,
        )
        async with app:
            await app.start()
            await keep_working(app)


if __name__ == "__main__":
    main(sys.argv[1], dict(setting.split("=", 1) for setting in sys.argv[2:]))
