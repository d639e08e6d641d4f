"""Whatever fails, and however loud the libraries are made: no secret is written anywhere.

The bot runs as its users start it, in a process of its own, with every library logging all that it can, so that this
holds for whichever library carries the calls.
"""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import Iterable
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import aiohttp
import pytest
from cryptography.fernet import Fernet

from bot.chat.hook import secret
from bot.doors.settings import Settings
from bot.memory import Memory
from bot.memory.address import address
from bot.memory.database import Database
from bot.memory.seal import Seal

from .stub import Fault, Refused
from .stub.server import TOKEN
from .stub.webhook import HookedApi

ROOT = Path(__file__).resolve().parents[2]

LOUD = """
import logging, sys
logging.root.level = logging.DEBUG
logging.Logger.setLevel = lambda self, level: None  # Nobody makes a library quiet again.
import bot.chat
from bot.chat.running import run
from bot.chat.serving import Waits
run.__kwdefaults__["waits"] = Waits(attempts=2, pause=0.01, poll=1)
from bot.__main__ import main
main(sys.argv[1:], prog_name="cite-bot")
"""
"""The command with all logging switched on, and no long pauses between its attempts."""

KEY, OTHER_KEY = (Fernet.generate_key().decode() for _ in range(2))
PASSWORD = "geh3im:wort%&"  # noqa: S105 - opens nothing
LOGIN = "tr0ub4dor"
NOWHERE = "postgresql+psycopg://ana:{}@127.0.0.1:1/memory"

SECRETS = {
    "the token": TOKEN.partition(":")[2],
    "the key": KEY,
    "the other key": OTHER_KEY,
    "the password": PASSWORD,
    "the password in an address": quote(PASSWORD, safe=""),
    "the login of a Bot API server": LOGIN,
    "the secret of the webhook": secret(TOKEN),
}


def leaks(*told: str) -> list[str]:
    """The secrets that stand in what was written."""
    return [name for name, value in SECRETS.items() if any(value in text for text in told)]


def environment(folder, **settings):
    kept = {name: os.environ[name] for name in ("PATH", "SSL_CERT_FILE") if name in os.environ}
    return {**kept, "HOME": str(folder), "PYTHONASYNCIODEBUG": "1", "PYTHONPATH": str(ROOT), **settings}


async def started(folder, *args: str, **settings: str):
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", LOUD, *args),
        cwd=folder,
        env=environment(folder, **settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def ended(process):
    async with asyncio.timeout(60):
        out, error = await process.communicate()
    return out.decode(), error.decode()


@pytest.fixture
async def api():
    """One whose refusals are no mistake of the bot."""
    async with HookedApi() as server:
        server.chat(7)
        yield server


@pytest.fixture
def loud(world_db, tmp_path):
    """What a whole command wrote: its output, its errors."""

    async def run(*args, **settings):
        return await ended(await started(tmp_path, *args, **{"CITE_DB": str(world_db)} | settings))

    return run


@pytest.fixture
def serving(api, world_db, tmp_path):
    """The bot in a process of its own while entered; `told` holds what it wrote, once it has ended."""

    @asynccontextmanager
    async def entered(*args, told, **settings):
        local = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "CITE_DB": str(world_db)}
        local |= {"MEMORY_URL": f"sqlite:///{tmp_path}/memory.db", "MEMORY_KEY": f"{KEY},{OTHER_KEY}"}
        process = await started(tmp_path, *args, **local | settings)
        try:
            yield process
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            told.extend(await ended(process))

    return entered


def assert_loud(told: Iterable[str]):
    """Else nothing would be shown: the libraries did log."""
    names = set(re.findall(r" DEBUG ([\w.]+):", "".join(told)))
    assert {name.partition(".")[0] for name in names} - {"bot", "asyncio"}


FAILING = {
    "a malformed token": {"TELEGRAM_TOKEN": f"x{TOKEN}"},
    "no way to the server": {"TELEGRAM_API_URL": f"http://ana:{LOGIN}@127.0.0.1:1"},
    "no such server": {"TELEGRAM_API_URL": f"https://ana:{LOGIN}@nowhere.invalid"},
    "an address that is none": {"TELEGRAM_API_URL": f"ftp://ana:{LOGIN}@nowhere.invalid"},
    "a PostgreSQL that is not there": {"MEMORY_URL": NOWHERE.format(quote(PASSWORD, safe=""))},
    "a password beside the address": {
        "MEMORY_URL": f"postgresql://ana@127.0.0.1:1/memory?password={quote(PASSWORD, safe='')}"
    },
    "a password with signs of its own": {"MEMORY_URL": NOWHERE.format(PASSWORD + "@x")},
    "a port that is none": {"MEMORY_URL": f"postgresql://ana:{PASSWORD}@127.0.0.1:port/memory"},
    "another database": {"MEMORY_URL": f"mysql://ana:{PASSWORD}@127.0.0.1/memory"},
    "a key that is none": {"MEMORY_URL": "sqlite:///m.db", "MEMORY_KEY": f"{KEY[:-1]},{OTHER_KEY}"},
    "half a key": {"MEMORY_URL": "sqlite:///m.db", "MEMORY_KEY": KEY[3:]},
}


@pytest.mark.parametrize("settings", FAILING.values(), ids=FAILING)
async def test_what_cannot_start_says_why_and_no_secret(loud, settings):
    settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:1"} | settings
    for told in await asyncio.gather(loud("run", **settings), loud("--debug", "run", **settings)):
        assert "cite-bot: " in told[1]
        assert leaks(*told) == []
        assert KEY[3:-1] not in "".join(told)


@pytest.mark.parametrize("command", ["status", "unanswered", "broadcast"])
async def test_no_other_command_says_one_either(loud, command):
    more = ("--list",) if command == "broadcast" else ()
    urls = [NOWHERE.format(quote(PASSWORD, safe="")), f"mysql://ana:{PASSWORD}@x/memory"]
    asked = [loud("--debug", command, *more, MEMORY_URL=url, MEMORY_KEY=KEY) for url in urls]
    for told in await asyncio.gather(*asked):
        assert "cite-bot: " in told[1]
        assert leaks(*told) == []


async def test_a_token_that_is_refused_is_not_written(api, serving):
    for _ in range(4):
        api.faults.append(Fault("getMe", refusal=Refused(401, "Unauthorized")))
    told = []
    async with serving("--debug", "run", told=told) as process:
        await process.wait()
    assert "refuses the token" in told[1]
    assert leaks(*told) == []


BROKEN = [
    Fault("sendMessage", drop=True),
    Fault("sendMessage", refusal=Refused(502, "Bad Gateway")),
    Fault("sendMessage", refusal=Refused(400, f"Bad Request: {TOKEN} and /bot{TOKEN}/sendMessage")),
    Fault("sendMessage", refusal=Refused(403, "Forbidden: bot was blocked by the user")),
    Fault("getUpdates", drop=True),
    Fault("getUpdates", refusal=Refused(409, f"Conflict: terminated by other getUpdates request of {TOKEN}")),
]


async def test_a_bot_that_runs_through_failures_writes_none(api, serving):
    told = []
    async with serving("run", told=told):
        await api.until(lambda: api.called("getUpdates"), 30)
        for fault in BROKEN:
            api.faults.append(fault)
            before = len(api.calls)
            await api.say(f"servicios de Puno {TOKEN}")
            await api.until(lambda since=before: [c for c in api.calls[since:] if c.method == "sendMessage"], 15)
        await api.say("servicios de la red en febrero de 2026")
        await api.until(lambda: any("8,963" in text for text in map(str, api.told())), 15)
    assert_loud(told)
    assert leaks(*told) == []


async def test_a_webhook_that_is_called_wrongly_tells_none(api, serving):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told, url = [], f"http://127.0.0.1:{port}"
    args = ("run", "--webhook-url", f"{url}/telegram", "--listen", f"127.0.0.1:{port}")
    async with serving(*args, told=told), aiohttp.ClientSession() as session:
        await api.until(lambda: api.hook, 30)
        proof = {"X-Telegram-Bot-Api-Secret-Token": secret(TOKEN)}
        wrong = {"X-Telegram-Bot-Api-Secret-Token": secret(TOKEN)[:-1] + "x"}
        update = {"update_id": 5, "message": {"text": TOKEN}}
        answers = [
            await session.post(f"{url}/telegram", json=update, headers=headers) for headers in (wrong, proof, {}, proof)
        ]
        answers += [await session.get(f"{url}{path}") for path in ("/health", "/ready", "/metrics", "/telegram", "/")]
        answers.append(await session.post(f"{url}/telegram?{TOKEN}", data=BytesIO(b"x" * 2_000_000), headers=proof))
        told += [str(answer.headers) + await answer.text() for answer in answers]
    assert [answer.status for answer in answers[:2]] == [403, 200]
    assert_loud(told)
    assert leaks(*told) == []


def test_what_holds_secrets_does_not_show_them(tmp_path):
    environ = {"TELEGRAM_TOKEN": TOKEN, "MEMORY_KEY": f"{KEY},{OTHER_KEY}"}
    environ["MEMORY_URL"] = NOWHERE.format(quote(PASSWORD, safe=""))
    settings = Settings.read(environ, tmp_path)
    database = Database.at(address(environ["MEMORY_URL"]))
    memory = Memory.open_local(tmp_path / "memory", (KEY,))
    things = [settings, database, database.where, Seal((KEY, OTHER_KEY)), memory, address(environ["MEMORY_URL"])]
    try:
        assert leaks(*(spelled(thing) for thing in things for spelled in (repr, str))) == []
    finally:
        memory.close()
        database.close()
    assert set(settings.secrets) == {KEY, OTHER_KEY, PASSWORD}
