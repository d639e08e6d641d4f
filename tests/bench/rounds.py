"""Rounds in which bots are measured in turn, so that a slow minute of the machine meets all of them."""

import json
import os
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from contestants import Bot
from fast_api import TOKEN
from one_bot import Run
from traffic import again, answered, each_once

from bot.data import build

HERE = Path(__file__).resolve().parent
WORLD = HERE.parent / "world"
KEY = urlsafe_b64encode(b"b" * 32).decode()

Found = dict[str, list[Run]]
"""The rounds of each bot, by its name."""


def in_turn(bots: Mapping[str, Bot], rounds: int, memory: Callable[[], str] | None = None) -> Found:
    """Measures each bot as often, ours over the invented network.

    `memory` gives each run the address of an empty memory; without it each has an SQLite of its own.
    """
    with TemporaryDirectory() as name:
        folder, found = Path(name), {each: [] for each in bots}
        build(WORLD, folder / "cite.db")
        for told, said in {"each_once": each_once(folder / "cite.db"), "again": again()}.items():
            for file, chats in {f"{told}.json": answered(said, folder / "cite.db"), f"{told}.echo.json": said}.items():
                (folder / file).write_text(json.dumps(chats), encoding="utf-8")
        for _ in range(rounds):
            for each, bot in bots.items():
                found[each].append(_run(bot, folder, memory() if memory else ""))
        return found


def _run(bot: Bot, folder: Path, memory: str) -> Run:
    """One round of one bot; its memory is empty at first, and no .env is read."""
    told = folder / f"{bot.told}{'.echo' if bot.echo else ''}.json"
    command = [sys.executable, str(HERE / "one_bot.py"), str(told), bot.how, *bot.command]
    with TemporaryDirectory() as empty:
        settings = {
            "TELEGRAM_TOKEN": TOKEN,
            "CITE_DB": str(folder / "cite.db"),
            "MEMORY_URL": memory or f"sqlite:///{empty}/memory.db",
            "MEMORY_KEY": KEY,
        }
        done = subprocess.run(  # noqa: S603 - our own command
            command, cwd=empty, env=os.environ | settings, capture_output=True, text=True, check=False
        )
    if done.returncode:
        sys.exit(f"{' '.join(bot.command)} has failed\n{done.stderr}")
    return Run(**json.loads(done.stdout))
