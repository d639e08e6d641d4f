"""The bot on Telegram with a clock that can be set: `python bot_process.py NAME=VALUE …`.

It is an hour before anything is due until SIGUSR1 comes; then all of it is. SIGTERM ends it.
"""

import asyncio
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from bot.chat.app import application
from bot.chat.polling import Polling
from bot.chat.serving import Waits, serve
from bot.current import Current
from bot.lookup import Store
from bot.memory import Memory
from bot.reply import Facts

DUE = datetime(2026, 3, 10, 13, tzinfo=UTC)
"""Eight in Lima, on a day on which the invented world has its figures."""


class Clock:
    def __init__(self) -> None:
        self._zero = DUE - timedelta(hours=1, seconds=monotonic())

    def __call__(self) -> datetime:
        return self._zero + timedelta(seconds=monotonic())

    def go_on(self) -> None:
        self._zero += timedelta(hours=1)


async def main(settings: dict[str, str]) -> None:
    store, memory = Store.open(Path(settings["db"])), Memory.open(settings["memory"], [settings["key"]])
    clock, stop, loop = Clock(), asyncio.Event(), asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, clock.go_on)
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    app = application(settings["token"], Current(Facts.of(store)), memory, api_url=settings["api"], clock=clock)
    waits = Waits()
    await serve(app, Polling(waits.poll), stop, waits)
    memory.close()
    store.close()


if __name__ == "__main__":
    asyncio.run(main(dict(setting.split("=", 1) for setting in sys.argv[1:])))
