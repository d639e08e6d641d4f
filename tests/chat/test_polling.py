"""Starting and stopping: what whoever runs the bot sees."""

import asyncio
import logging
import os
import shutil
import signal
import sqlite3
import sys
import time
from contextlib import closing, nullcontext
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.chat import CannotStart, run
from bot.chat.app import application
from bot.chat.beating import beat, keep_beating
from bot.chat.polling import Polling
from bot.chat.serving import Waits
from bot.chat.serving import serve as serve_by
from bot.current import Current
from bot.memory import CannotRemember

from .conftest import NOW, come_to, nothing
from .stub import BotApi, Fault, Refused

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "http://127.0.0.1:9"


async def polled(app, waits, stop=None):
    await serve_by(app, Polling(waits.poll), stop or asyncio.Event(), waits)


@pytest.mark.parametrize("token", ["", "abc", "123456", "123 456:abc", "123:abc/../x"])
def test_a_token_that_is_none_is_said_before_any_network(current, memory, token):
    with pytest.raises(CannotStart, match="TELEGRAM_TOKEN is not a bot token"):
        run(token, current, lambda: nullcontext(memory), api_url=NOWHERE)


@pytest.mark.parametrize(
    "url",
    [
        "api.telegram.org",
        "http://",
        "https:///bot",
        "ftp://ana:secret@a.pe",
        "http://ana:secret@",
        "http://ana:secret@a.pe:x",
        "http://ana:secret@[::1",
        "http://a.pe?secret",
        "http://a b.pe",
    ],
)
def test_an_address_that_is_none_is_said_without_its_password(current, memory, url):
    with pytest.raises(CannotStart, match="TELEGRAM_API_URL is not an address like https://") as said:
        run("1:a", current, lambda: nullcontext(memory), api_url=url)
    assert "secret" not in str(said.value)


async def test_the_password_of_an_address_is_not_shown(current, memory):
    app = application("1:a", current, memory, api_url=NOWHERE.replace("//", "//ana:secret@"))
    with pytest.raises(CannotStart, match="no answer from Telegram") as said:
        await polled(app, Waits(attempts=1))
    assert NOWHERE in str(said.value)
    assert "secret" not in str(said.value)


async def test_a_token_that_telegram_refuses_ends_the_start_at_once(api, current, memory):
    app = application("1:wrong", current, memory, api_url=api.url)
    with pytest.raises(CannotStart, match="refuses the token") as said:
        await polled(app, Waits())
    assert "wrong" not in str(said.value)
    assert len(api.calls) == 1


async def test_without_a_network_the_start_is_tried_again_and_then_given_up(current, memory, caplog):
    app = application("1:a", current, memory, api_url=NOWHERE)
    with pytest.raises(CannotStart, match=r"no answer from Telegram .* after 3 attempts"):
        await polled(app, Waits(attempts=3, pause=0.01))
    assert len([r for r in caplog.records if r.levelname == "WARNING"]) == 3
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook"])
async def test_a_network_that_comes_late_is_waited_for(api, current, memory, method):
    api.faults.append(Fault(method, refusal=Refused(502, "Bad Gateway"), times=2))
    stop = asyncio.Event()
    served = asyncio.create_task(
        polled(application(api.token, current, memory, api_url=api.url), Waits(pause=0.01, poll=5), stop)
    )
    await api.say("servicios 2025")
    await api.answers()
    stop.set()
    await served


async def test_the_wait_for_a_network_ends_when_the_bot_is_told_to_stop(current, memory):
    stop = asyncio.Event()
    served = asyncio.create_task(polled(application("1:a", current, memory, api_url=NOWHERE), Waits(pause=1000), stop))
    asyncio.get_running_loop().call_later(0.05, stop.set)
    await asyncio.wait_for(served, 5)


async def test_a_database_that_turns_out_to_be_damaged_ends_the_run(api, memory, world_db, tmp_path):
    path = shutil.copyfile(world_db, tmp_path / "cite.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE figures SET value = value + 1")
        connection.commit()
    app = application(api.token, Current.open(path), memory, api_url=api.url)
    with pytest.raises(CannotStart, match=r"cite\.db is damaged: its contents are not those .* build it anew"):
        await asyncio.wait_for(polled(app, Waits(poll=5)), 5)
    assert api.called("getUpdates")


async def test_a_token_revoked_while_serving_ends_the_run(api, current, memory):
    app = application(api.token, current, memory, api_url=api.url)
    served = asyncio.create_task(polled(app, Waits(poll=5)))
    await api.until(lambda: api.called("getUpdates"))
    api.token = "1:new"  # noqa: S105 - opens nothing
    await api.say("servicios 2025")
    with pytest.raises(CannotStart, match="refuses the token"):
        await asyncio.wait_for(served, 5)


async def test_polling_that_has_died_without_a_word_ends_the_run(api, current, memory, monkeypatch, caplog):
    async def look(_):
        await api.until(lambda: api.called("getUpdates"))
        monkeypatch.setattr(app.bot_data.polled, "_clock", lambda: time.monotonic() + 600)

    app = application(api.token, current, memory, api_url=api.url)
    with pytest.raises(CannotStart, match="no poll was answered for 10 minutes"):
        await asyncio.wait_for(serve_by(app, Polling(5, look), asyncio.Event(), Waits(), nothing), 5)
    assert "ended: no poll was answered for 10 minutes" in caplog.text


async def test_polling_that_is_answered_goes_on(api, current, memory):
    looks = []

    async def look(seconds):
        looks.append(seconds)
        await asyncio.sleep(0)
        if len(looks) == 30:
            stop.set()

    app, stop = application(api.token, current, memory, api_url=api.url), asyncio.Event()
    await asyncio.wait_for(serve_by(app, Polling(5, look), stop, Waits(), nothing), 5)
    assert set(looks) == {30.0}


async def test_each_process_says_that_it_lives_and_when_telegram_answered_last(api, memory, serving):
    async with serving() as app:
        await api.say("servicios 2025")
        await api.answers()
        assert app.bot_data.polled.felt
        await come_to(lambda: memory.office.status(NOW).beats)  # Its own first one.
        now = NOW + timedelta(minutes=1)
        await beat(app.bot_data, now)
        (found,) = memory.office.status(now).beats
    assert (found.process, found.at) == (app.bot_data.process, now)
    assert timedelta(0) <= now - found.polled_at < timedelta(seconds=10)


async def test_signs_of_life_come_every_half_minute_and_survive_a_failing_memory(serving, memory, monkeypatch, caplog):
    class Enough(Exception):  # noqa: N818 - it ends the test
        pass

    slept, beats, times = [], [], iter([NOW, NOW + timedelta(seconds=30), NOW + timedelta(seconds=60)])

    async def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            raise Enough
        await asyncio.sleep(0)

    def written(process, now, polled_at):
        del process, polled_at
        if now == NOW:
            raise CannotRemember("The memory (memory.db) does not work: database is locked")  # noqa: EM101, TRY003
        beats.append(now)

    async with serving() as app:
        monkeypatch.setattr(memory.office, "beat", written)
        with pytest.raises(Enough):
            await keep_beating(app, lambda: next(times), sleep)
    assert (slept, len(beats)) == ([30.0] * 3, 2)
    assert "that this process lives is not written down: The memory" in caplog.text


async def started(api: BotApi, token: str, db: Path, folder: Path) -> asyncio.subprocess.Process:
    environ = {
        **os.environ,
        "TELEGRAM_TOKEN": token,
        "TELEGRAM_API_URL": api.url,
        "CITE_DB": str(db),
        "XDG_DATA_HOME": str(folder),
        "MEMORY_KEY": Fernet.generate_key().decode(),
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-m", "bot", "run", cwd=ROOT, env=environ, stderr=asyncio.subprocess.PIPE
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_command_serves_until_it_is_told_to_stop_and_never_says_the_token(api, world_db, tmp_path, number):
    process = await started(api, api.token, world_db, tmp_path)
    await api.say("servicios de la red en febrero de 2026")
    await api.until(api.told, seconds=15)
    process.send_signal(number)
    _, log = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0, log.decode()
    assert "8,963" in api.told()[0]["text"]
    assert b"serving @cite_stub_bot by polling, memory at " in log
    assert api.token.encode() not in log
    assert b"Traceback" not in log


async def test_the_command_says_in_one_line_that_the_token_is_wrong(api, world_db, tmp_path):
    process = await started(api, "99:wrong-token", world_db, tmp_path)
    _, log = await asyncio.wait_for(process.communicate(), 15)
    assert process.returncode == 1
    assert len(log.splitlines()) == 1, log.decode()
    assert b"wrong-token" not in log


async def test_the_token_is_in_no_record_at_any_level(api, clock, serving, caplog):
    for stepwise in ("telegram", "aiohttp.access"):  # As a run sets it; and the stub's own.
        caplog.set_level(logging.WARNING, stepwise)
    caplog.set_level(logging.DEBUG)
    clock.faults.append(ZeroDivisionError())
    api.faults.append(Fault("sendMessage", drop=True))
    async with serving():
        await api.say("servicios 2025")
        await api.say("servicios 2025")
        await api.answers(1)
    assert api.token not in caplog.text
