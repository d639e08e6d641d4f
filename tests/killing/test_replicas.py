"""The promise of several machines: replicas and workers share an inbox, some die, and all are answered once."""

import asyncio
import os
import random
import signal
import socket
import sys
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from tests.chat.stub.webhook import HookedApi

ROOT = Path(__file__).resolve().parents[2]

KEY = urlsafe_b64encode(b"k" * 32).decode()

CHATS = range(1, 41)

ASKED = (
    "servicios de la región Cusco en 2025",
    "¿y Puno?",
    "¿y Ucayali?",
    "¿y Piura?",
    "¿y Ica?",
    "¿y Loreto?",
    "¿y Cusco?",
)
"""What each of them asks; all but the first lean on what was asked before, whoever answered it."""

NAMED = ("Cusco", "Puno", "Ucayali", "Piura", "Ica", "Loreto", "Cusco")


@dataclass
class Balanced(HookedApi):
    """A Telegram whose webhook leads to a balancer: each post goes to any of the replicas."""

    replicas: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.chance = random.Random(6)  # noqa: S311 - nothing is guessed here

    def to(self, update: dict) -> str:
        del update
        return self.chance.choice(self.replicas)


async def started(*words: str, **environ: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words), cwd=ROOT, env={**os.environ, **environ}, stderr=asyncio.subprocess.PIPE
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


async def ready(port: int) -> None:
    async with aiohttp.ClientSession() as session, asyncio.timeout(120):
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/ready") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)


async def asks(api: HookedApi, chat: int) -> None:
    for text in ASKED:
        await api.say(text, chat=chat)


@pytest.fixture
def told(world_db, postgres_url) -> dict[int, list[str]]:
    """What each chat was told, while one replica and one worker were killed at the height of it."""
    return asyncio.run(lived(str(world_db), postgres_url))


async def lived(db: str, memory: str) -> dict[int, list[str]]:
    async with Balanced() as api:
        ports = [free_port(), free_port()]
        api.replicas = [f"http://127.0.0.1:{port}/telegram" for port in ports]
        settings = {
            "TELEGRAM_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "CITE_DB": db,
            "MEMORY_URL": memory,
            "MEMORY_KEY": KEY,
        }
        hook = "http://127.0.0.1:1/telegram"  # The balancer, which posts by itself.
        webs = [
            await started("run", "--webhook-url", hook, "--listen", f"127.0.0.1:{port}", **settings) for port in ports
        ]
        workers = [await started("work", **settings) for _ in range(3)]
        await asyncio.gather(*map(ready, ports))
        for chat in CHATS:
            api.chat(chat)
        asking = asyncio.gather(*(asks(api, chat) for chat in CHATS))
        number = lambda: sum(len(api.told(chat)) for chat in CHATS)  # noqa: E731
        await api.until(lambda: number() >= 60, 60)
        webs[0].send_signal(signal.SIGKILL)
        await api.until(lambda: number() >= 120, 60)
        workers[0].send_signal(signal.SIGKILL)
        await asking
        await api.until(lambda: number() >= len(CHATS) * len(ASKED) and not len(api.updates), 120)
        await asyncio.sleep(1)  # Whatever came twice would have come by now.
        for process in (webs[1], *workers[1:]):
            process.send_signal(signal.SIGTERM)
        ended = await asyncio.gather(*(process.communicate() for process in (*webs, *workers)))
        assert [process.returncode for process in (*webs, *workers)] == [-9, 0, -9, 0, 0], ended
        api.verify()
        return {chat: [message["text"] for message in api.told(chat)] for chat in CHATS}


def test_everybody_is_answered_once_and_in_order_though_processes_die(told):
    for texts in told.values():
        assert [next((name for name in NAMED if name in text), text) for text in texts] == list(NAMED)
        assert all("2025" in text for text in texts)
