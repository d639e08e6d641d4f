"""Updates by a webhook, over real lines of this machine: taken once, in order, and none lost."""

import asyncio
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import aiohttp
import pytest
from cryptography.fernet import Fernet

from bot.chat import arriving, glance, health, receiving, reception
from bot.chat.app import application
from bot.chat.beating import beat
from bot.chat.delivery import Patience
from bot.chat.hook import Hook, secret
from bot.chat.polling import Polling
from bot.chat.pulse import Pulse
from bot.chat.receiving import SECRET as PROOF
from bot.chat.riding import Handling
from bot.chat.serving import CannotStart, Waits, serve
from bot.chat.standing_by import StandingBy
from bot.chat.webhook import CONNECTIONS, Webhook
from bot.memory import CannotRemember, Incoming, Settled

from .conftest import NOW, WAITS, come_to, nothing
from .incoming import KINDS
from .stub import Fault, Refused
from .stub.samples import png
from .stub.webhook import REPLY, HookedApi
from .turns import loud

SECRET = PROOF.decode()

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def api():
    """A Telegram that posts updates."""
    async with HookedApi() as server:
        server.chat(7)
        server.chat(8)
        yield server
    server.verify()


@pytest.fixture
def hook():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return Hook(f"http://127.0.0.1:{port}/telegram", "127.0.0.1", port)


@pytest.fixture
def hooking(api, clock, naps, pauses, current, memory, hook):
    """Serves the stub's chats by a webhook while entered, and stops gracefully."""

    @asynccontextmanager
    async def entered():
        settings = {
            "clock": clock,
            "patience": Patience(sleep=naps),
            "sleep": pauses,
            "later": pauses.later,
            "draw": lambda _: png(),
        }
        app = application(api.token, current, memory, api_url=api.url, **settings)
        app.stop_now = stop = asyncio.Event()
        app.served = served = asyncio.create_task(serve(app, Webhook(hook), stop, WAITS, nothing))
        await api.until(lambda: served.done() or api.hook)
        try:
            yield app
        finally:
            stop.set()
            await served

    return entered


def said(text="servicios 2025", update_id=5, chat=7):
    person = {"id": chat, "is_bot": False, "first_name": "Ana", "language_code": "es"}
    about = {"id": chat, "type": "private", "first_name": "Ana"}
    return {
        "update_id": update_id,
        "message": {"message_id": update_id, "date": 1_770_000_000, "chat": about, "from": person, "text": text},
    }


async def post(url, update, proof=None, **how):
    """The status of the answer to an update, or to any bytes."""
    body = io.BytesIO(update if isinstance(update, bytes) else json.dumps(update).encode())
    headers = {"Content-Type": "application/json", **({SECRET: proof} if proof else {}), **how.pop("headers", {})}
    async with (
        aiohttp.ClientSession() as session,
        session.request(how.pop("method", "POST"), url, data=how.pop("data", body), headers=headers) as answer,
    ):
        return answer.status


async def replied(url, body, proof):
    """What rides in the reply to an update."""
    headers = {"Content-Type": "application/json", SECRET: proof}
    async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=headers) as answer:
        return json.loads(await answer.read() or b"null")


async def seen(url):
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.json()


def beside(hook, path):
    return hook.url.replace("/telegram", path)


async def test_what_people_write_comes_and_is_answered(api, hooking):
    async with hooking():
        await api.say("servicios de la red en febrero de 2026")
        (text,) = await api.answers()
        await api.until(lambda: not len(api.updates))
    assert "8,963" in text
    assert [posted.status for posted in api.posted] == [200]


async def test_a_process_that_is_called_says_that_it_lives_and_polls_nothing(hooking, memory):
    async with hooking() as app:
        await come_to(lambda: memory.office.status(NOW).beats)  # Its own first one.
        await beat(app.bot_data, NOW)
        (found,) = memory.office.status(NOW).beats
    assert (found.process, found.at, found.polled_at) == (app.bot_data.process, NOW, None)


def test_who_polls_does_not_load_the_server():
    loaded = "import sys, bot.chat; sys.exit(bool({'starlette', 'uvicorn'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0  # noqa: S603 - our own words


async def test_telegram_is_told_where_what_and_how_much(api, hooking, hook):
    async with hooking():
        pass
    assert api.hook == {
        "url": hook.url,
        "allowed_updates": list(KINDS),
        "max_connections": CONNECTIONS,
        "secret_token": secret(api.token),
    }


def test_the_secret_is_the_same_after_a_restart_and_tells_nothing_of_the_token():
    assert secret("1:a") == secret("1:a") != secret("1:b")
    assert len(secret("1:a")) == 64
    assert "1:a" not in secret("1:a")


LARGE = b'{"update_id": 1, "x": "' + b"x" * receiving.MOST + b'"}'


async def in_pieces():
    for start in range(0, len(LARGE), 65_536):
        yield LARGE[start : start + 65_536]


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"proof": ""}, 403),
        ({"proof": "wrong"}, 403),
        ({"headers": {SECRET: "é"}, "proof": ""}, 403),
        ({"method": "GET"}, 405),
        ({"path": "/"}, 404),
        ({"path": "/telegram/more"}, 404),
        ({"headers": {"Content-Type": "text/plain"}}, 415),
        ({"headers": {"Content-Type": "application/json; charset=utf-8"}, "body": b"no"}, 200),
        ({"body": LARGE}, 413),
        ({"data": in_pieces}, 413),
        ({"body": b""}, 200),
        ({"body": b"\xff\xfe"}, 200),
        ({"body": b"[" * 100_000}, 200),
        ({"body": b"[1]"}, 200),
        ({"body": b'{"message": {}}'}, 200),
        ({"body": b'{"update_id": "5"}'}, 200),
        ({"body": b'{"update_id": 5, "message": 5}'}, 200),
        ({"body": b'{"update_id": 5, "message": {"text": "secreto"}}'}, 200),
        ({"body": b'{"update_id": 5, "what_comes_one_day": {"a": 1}}'}, 200),
    ],
)
async def test_what_is_no_update_of_telegram_is_answered_and_never_handled(api, hooking, hook, caplog, how, status):
    given = {"proof": secret(api.token), "body": said(), **how}
    if "data" in given:
        given["data"] = given["data"]()
    async with hooking():
        url = beside(hook, given.pop("path", "/telegram"))
        assert await post(url, given.pop("body"), **given) == status
        sound = await replied(hook.url, json.dumps(said("servicios 2025", 6)), secret(api.token))
    assert "2025" in sound["text"]
    assert not api.told()
    assert "secreto" not in caplog.text
    assert "Traceback" not in caplog.text


async def test_what_is_no_update_is_told_to_the_log_without_what_it_holds(api, hooking, hook, caplog):
    async with hooking():
        await post(hook.url, b'{"update_id": 5, "message": {"text": "secreto"}}', secret(api.token))
    (line,) = [r.getMessage() for r in caplog.records if r.name == arriving.__name__]
    assert line == "what came is no update: Object missing required field `message_id` - at `$.message`"
    assert "secreto" not in line


CHART = "gráfico de servicios por mes en Ucayali en 2025"
"""Is answered by a picture, which no reply to a post can carry."""


async def test_an_answer_of_one_message_rides_in_the_reply_to_the_post(api, hooking):
    async with hooking():
        await api.say("servicios de la red en febrero de 2026")
        await api.answers()
    (call,) = api.called("sendMessage")
    assert call.way == REPLY
    assert "8,963" in call.params["text"]
    assert call.params["reply_markup"]["inline_keyboard"]
    assert [posted.rode for posted in api.posted] == [True]


async def test_what_rides_is_what_a_call_would_send(api, hooking, serving):
    texts = ["servicios de Cusco en 2025", "ranking de centros 2025", "/ayuda", "xyzzy", "/idioma"]
    async with hooking():
        for number, text in enumerate(texts, 1):
            await api.say(text, chat=7)
            await api.answers(number, chat=7)
    async with serving():
        for number, text in enumerate(texts, 1):
            await api.say(text, chat=8)
            await api.answers(number, chat=8)
    rode, called = ([call for call in api.called("sendMessage") if (call.way == REPLY) is way] for way in (True, False))
    for here, there in zip(rode, called, strict=True):
        assert {**here.params, "chat_id": 8} == there.params


async def test_what_is_no_message_or_more_than_one_goes_by_calls_in_its_order(api, hooking):
    async with hooking():
        await api.say(CHART)
        await api.until(lambda: api.called("sendPhoto"))
        await api.until(lambda: not len(api.updates))
    assert [posted.rode for posted in api.posted] == [False]


async def test_what_was_to_ride_goes_before_what_comes_after_it():
    sent = []

    async def send(what):
        sent.append(what)

    async def begun():
        sent.append("begun")
        return True

    update = Handling(begun, rides=True)
    assert update.hold({"method": "sendMessage"}, partial(send, "first"))
    await update.before("sendChatAction")
    assert (update.reply, sent) == ('{"method":"sendMessage"}', [])
    await update.before("sendPhoto")
    assert (update.reply, sent) == (None, ["first", "begun"])
    assert not update.hold({"method": "sendMessage"}, partial(send, "second"))


async def test_an_update_that_comes_again_is_handled_once(api, hooking, hook):
    gate = asyncio.Event()
    api.faults.append(Fault("sendPhoto", hold=gate))
    async with hooking():
        both = [asyncio.create_task(post(hook.url, said(CHART), secret(api.token))) for _ in range(2)]
        await api.until(lambda: api.called("sendPhoto"))
        gate.set()
        assert await asyncio.gather(*both) == [200, 200]
        assert await post(hook.url, said(CHART), secret(api.token)) == 200
    assert len(api.told()) == 1


async def test_updates_of_a_chat_are_handled_in_order_while_others_go_on(api, hooking, hook):
    gate = asyncio.Event()
    api.faults.append(Fault("sendPhoto", chat=7, hold=gate))
    async with hooking():
        first = asyncio.create_task(post(hook.url, said(CHART, 1), secret(api.token)))
        await api.until(lambda: api.called("sendPhoto"))
        second = asyncio.create_task(post(hook.url, said("/ayuda", 2), secret(api.token)))
        assert await post(hook.url, said("servicios 2025", 3, chat=8), secret(api.token)) == 200
        assert (len(api.told(7)), second.done()) == (0, False)
        gate.set()
        assert await asyncio.gather(first, second) == [200, 200]


async def test_what_takes_long_is_acknowledged_and_answered_after_all(api, hooking, monkeypatch):
    monkeypatch.setattr(reception, "LONGEST", 0.01)
    gate = asyncio.Event()
    api.faults.append(Fault("sendPhoto", hold=gate))
    async with hooking():
        await api.say(CHART)
        await api.until(lambda: not len(api.updates))
        assert not api.told()
        gate.set()
        await api.answers()


async def test_an_answer_that_is_late_for_the_reply_is_sent(api, hooking, hook, memory, monkeypatch):
    monkeypatch.setattr(reception, "LONGEST", 0.01)
    gate, chat = threading.Event(), memory.chat
    monkeypatch.setattr(memory, "chat", lambda asked: gate.wait() and chat(asked))
    async with hooking():
        assert await post(hook.url, said("servicios 2025", 5), secret(api.token)) == 200
        assert not api.told()
        gate.set()
        (text,) = await api.answers()
    assert "2025" in text
    assert [call.way for call in api.called("sendMessage")] == [""]


async def test_a_reply_that_did_not_arrive_is_given_again(api, hooking, hook):
    body = json.dumps(said("servicios de la red en febrero de 2026"))
    async with hooking():
        first = await replied(hook.url, body, secret(api.token))
        again = await replied(hook.url, body, secret(api.token))
    assert "8,963" in first["text"]
    assert again == first


async def test_after_a_death_before_the_answer_whoever_comes_next_answers_once(api, hooking, hook, memory, clock):
    """It was stored, and its process died: Telegram posts it again, and it waits for nobody for longer than a lease."""
    update = said("servicios de la red en febrero de 2026")
    came = Incoming(update["update_id"], 7, json.dumps(update), acknowledged=False)
    memory.inbox.store([came], "dead", clock(), timedelta(seconds=20), 9)
    clock.now += timedelta(seconds=21)
    async with hooking() as app:
        first = await replied(hook.url, json.dumps(update), secret(api.token))
        assert app.bot_data.process != "dead"
    assert "8,963" in first["text"]


@pytest.fixture
def written(memory, monkeypatch):
    """What the inbox is asked, once it is done."""
    asked = []

    def spied(name):
        method = getattr(memory.inbox, name)

        def spy(*given):
            found = method(*given)
            asked.append(name)
            return found

        return spy

    for name in ("left", "store", "begin", "settle"):
        monkeypatch.setattr(memory.inbox, name, spied(name))
    return asked


@pytest.mark.parametrize(
    ("text", "times"), [("servicios de la red en febrero de 2026", ["settle"]), (CHART, ["store", "begin", "settle"])]
)
async def test_an_answer_that_rides_is_written_once_and_all_else_before_it_leaves(
    hooking, hook, memory, api, written, text, times
):
    async with hooking():
        await come_to(lambda: written == ["left"])
        reply = await replied(hook.url, json.dumps(said(text, 5)), secret(api.token))
        assert written == ["left", *times]
    assert json.loads(memory.inbox.look([5])[5] or "null") == reply


async def test_what_an_earlier_life_has_left_comes_before_what_is_new(api, hooking, hook, memory, clock, written):
    came = [Incoming(id_, 7, json.dumps(said("servicios 2025", id_)), acknowledged=True) for id_ in (3, 4)]
    memory.inbox.store(came, "dead", clock(), timedelta(seconds=20), 9)
    async with hooking():
        assert await replied(hook.url, json.dumps(said("¿y en 2024?", 5)), secret(api.token))
        assert len(api.called("sendMessage")) == len(came)
        await come_to(lambda: "left" in written)
    assert memory.inbox.waiting().open == 0


async def test_what_may_have_been_answered_before_a_death_is_answered_again_and_says_so(
    api, hooking, memory, clock, caplog
):
    update = said("servicios de la red en febrero de 2026")
    came = Incoming(update["update_id"], 7, json.dumps(update), acknowledged=True)
    memory.inbox.store([came], "dead", clock(), timedelta(seconds=20), 9)
    memory.inbox.begin([came.id], "dead")
    clock.now += timedelta(seconds=21)
    async with hooking():
        (text,) = await api.answers()
    assert "8,963" in text
    assert "Puede que este mensaje te llegue dos veces" in text
    assert memory.inbox.waiting().open == 0
    assert not loud(caplog)


async def test_a_picture_that_may_have_come_before_a_death_comes_again_after_a_text_that_says_so(
    api, hooking, memory, clock
):
    update = said(CHART)
    memory.inbox.store(
        [Incoming(5, 7, json.dumps(update), acknowledged=True)], "dead", clock(), timedelta(seconds=20), 9
    )
    memory.inbox.begin([5], "dead")
    async with hooking():
        await api.until(lambda: len(api.told()) == 2)
    warning, picture = api.told()
    assert "Puede que este mensaje te llegue dos veces" in warning["text"]
    assert "Ucayali" in picture["caption"]


async def test_what_this_process_has_lost_to_another_is_not_sent(api, hooking, memory, clock, caplog, monkeypatch):
    monkeypatch.setattr(type(memory), "shared", True)
    async with hooking() as app:
        gate = asyncio.Event()

        async def held(*_):
            await gate.wait()

        app.bot_data.pen.draw = held
        await api.say(CHART)
        await come_to(lambda: memory.inbox.waiting().open)
        clock.now += timedelta(seconds=60)
        (claimed,) = memory.inbox.claim("other", clock(), timedelta(seconds=20), 9)
        memory.inbox.settle([Settled(claimed.id, None)], "other", clock())
        gate.set()
        await api.until(lambda: not len(api.updates))
    assert not api.told()
    assert "answered by another process" in caplog.text


async def test_a_worker_needs_a_memory_that_others_use(api, current, memory):
    app = application(api.token, current, memory, api_url=api.url)
    with pytest.raises(CannotStart, match="set MEMORY_URL to a PostgreSQL database"):
        await serve(app, StandingBy(), asyncio.Event(), WAITS, nothing)


async def test_a_failure_of_ours_does_not_make_telegram_send_it_again(api, clock, hooking):
    async with hooking():
        clock.faults.append(ZeroDivisionError())
        await api.say("servicios 2025")
        await api.until(lambda: not len(api.updates))
    assert [posted.status for posted in api.posted] == [200]


async def test_a_stop_finishes_what_was_begun_and_leaves_the_rest_with_telegram(api, hooking, hook):
    gate = asyncio.Event()
    api.faults.append(Fault("sendPhoto", chat=7, hold=gate))
    async with hooking() as app:
        assert await seen(beside(hook, "/ready")) == (200, {"ready": True})
        await api.say(CHART)
        await api.until(lambda: api.called("sendPhoto"))
        app.stop_now.set()
        while (ready := await seen(beside(hook, "/ready"))) == (200, {"ready": True}):
            pass
        assert ready == (503, {"ready": False})
        await api.say("servicios 2025", chat=8)
        await api.until(lambda: any(posted.status == 503 for posted in api.posted))
        gate.set()
        await app.served
    assert (len(api.told(7)), len(api.told(8))) == (1, 0)
    async with hooking():
        await api.answers(chat=8)
    assert (len(api.told(7)), len(api.told(8))) == (1, 1)


async def test_polling_takes_the_webhook_away(api, current, memory, hooking):
    async with hooking():
        pass
    stop = asyncio.Event()
    app = application(api.token, current, memory, api_url=api.url)
    served = asyncio.create_task(serve(app, Polling(WAITS.poll), stop, WAITS, nothing))
    await api.say("servicios 2025")
    await api.answers()
    stop.set()
    await served
    assert not api.hook


async def test_a_place_that_is_taken_is_said_in_one_line(api, current, memory, hook):
    with socket.create_server((hook.host, hook.port)):
        app = application(api.token, current, memory, api_url=api.url)
        with pytest.raises(CannotStart, match=rf"cannot listen on 127.0.0.1:{hook.port}: Address already in use"):
            await serve(app, Webhook(hook), asyncio.Event(), WAITS, nothing)


async def test_an_address_that_telegram_does_not_take_ends_the_start_at_once(api, current, memory, hook):
    api.faults.append(Fault("setWebhook", refusal=Refused(400, "Bad Request: bad webhook: Failed to resolve host")))
    app = application(api.token, current, memory, api_url=api.url)
    with pytest.raises(CannotStart, match=f"Telegram does not take the webhook {hook.url}: .*failed to resolve host"):
        await serve(app, Webhook(hook), asyncio.Event(), WAITS, nothing)


async def test_a_network_that_comes_late_is_waited_for(api, current, memory, hook):
    api.faults.append(Fault("setWebhook", refusal=Refused(502, "Bad Gateway"), times=2))
    app, stop = application(api.token, current, memory, api_url=api.url), asyncio.Event()
    served = asyncio.create_task(serve(app, Webhook(hook), stop, Waits(attempts=3, pause=0.01), nothing))
    await api.until(lambda: api.hook)
    await api.say("servicios 2025")
    await api.answers()
    stop.set()
    await served


async def test_health_tells_of_each_part_and_of_nobody(api, hooking, hook):
    async with hooking():
        await api.say("servicios 2025")
        await api.answers()
        status, told = await seen(beside(hook, "/health"))
    assert (status, told["status"]) == (200, "ok")
    assert list(told["checks"]) == ["facts", "memory", "tick", "inbox", "waiting"]
    assert {check["status"] for check in told["checks"].values()} == {"ok"}
    assert told["checks"]["inbox"] == {"status": "ok", "seconds": 0, "updates": 0}
    assert told["checks"]["waiting"] == {"status": "ok", "seconds": 0, "messages": 0}
    assert not any(private in json.dumps(told) for private in ("Ana", "2025", api.token))


@pytest.mark.parametrize("part", ["facts", "memory", "tick", "waiting"])
async def test_health_fails_with_each_part(hooking, hook, memory, facts, monkeypatch, part):
    def fails(*_):
        raise CannotRemember("The memory (memory.db) does not work: database is locked")  # noqa: EM101, TRY003

    async with hooking() as app:
        match part:
            case "facts":
                monkeypatch.setitem(vars(facts.store.registry), "read_towns", fails)
            case "memory":
                monkeypatch.setattr(memory.office, "status", fails)
            case "tick":
                ticked = app.bot_data.ticked
                monkeypatch.setattr(Pulse, "ago", property(lambda pulse: 1e9 if pulse is ticked else 0.0))
            case "waiting":
                long_ago = memory.office.status(NOW)
                since = NOW - timedelta(seconds=health.LAG)
                found = lambda _: type(long_ago)(  # noqa: E731
                    **{**{name: getattr(long_ago, name) for name in long_ago.__slots__}, "waiting_since": since}
                )
                monkeypatch.setattr(memory.office, "status", found)
        status, told = await seen(beside(hook, "/health"))
        monkeypatch.undo()
    assert (status, told["status"]) == (503, "failing")
    assert [name for name, check in told["checks"].items() if check["status"] == "failing"] == [part]


async def test_health_is_not_looked_for_each_time_that_it_is_asked(hooking, memory, monkeypatch):
    async with hooking() as app:
        at, looked = [0.0], []
        health_ = health.Health(app.bot_data, lambda: at[0])
        status = memory.office.status
        monkeypatch.setattr(memory.office, "status", lambda now: looked.append(now) or status(now))
        for at[0] in (0.0, 1.0, glance.LASTS, glance.LASTS + 1):
            await health_.look()
    assert len(looked) == 2


async def test_metrics_are_told_beside_it_and_count_what_was_posted(api, hooking, hook):
    async with hooking():
        await api.say("servicios 2025")
        await api.answers()
        await api.until(lambda: not len(api.updates))
        assert await post(hook.url, said(), "not the secret") == 403
        async with aiohttp.ClientSession() as session, session.get(beside(hook, "/metrics")) as answer:
            told = await answer.text()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/plain; version=0.0.4; charset=utf-8")
    counted = {'cite_updates_total{kind="message"} 1.0', 'cite_refused_total{status="403"} 1.0'}
    assert counted <= {*told.splitlines()}


def test_a_pulse_is_as_old_as_its_last_beat_or_its_beginning():
    times = iter([100.0, 160.0, 170.0, 175.0])
    pulse = Pulse(lambda: next(times))
    assert (pulse.felt, pulse.ago) == (False, 60.0)
    pulse.feel()
    assert (pulse.felt, pulse.ago) == (True, 5.0)


async def started(api, hook, db, folder):
    environ = {
        **os.environ,
        "TELEGRAM_TOKEN": api.token,
        "TELEGRAM_API_URL": api.url,
        "CITE_DB": str(db),
        "XDG_DATA_HOME": str(folder),
        "MEMORY_KEY": Fernet.generate_key().decode(),
    }
    where = ("--webhook-url", hook.url, "--listen", f"{hook.host}:{hook.port}")
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", "-m", "bot", "run", *where),
        cwd=ROOT,
        env=environ,
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # The stub is left with half an upload.
async def test_a_killed_process_loses_nothing_and_a_stopped_one_ends_well(api, hook, world_db, tmp_path):
    held = Fault("sendPhoto", hold=asyncio.Event())
    api.faults.append(held)
    process = await started(api, hook, world_db, tmp_path / "one")
    await api.say(CHART)
    await api.until(lambda: api.called("sendPhoto"), seconds=60)
    await come_to(lambda: not held.times)  # Killed before, it would leave that to the next process.
    process.kill()
    await process.communicate()
    process = await started(api, hook, world_db, tmp_path / "two")
    await api.until(api.told, seconds=60)
    await api.until(lambda: not len(api.updates))
    process.send_signal(signal.SIGTERM)
    _, log = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0, log.decode()
    assert ["Ucayali" in message["caption"] for message in api.told()] == [True]
    assert not any(secret_.encode() in log for secret_ in (api.token, secret(api.token), "Traceback"))
