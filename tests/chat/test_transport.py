"""The line to Telegram: what leaves, what is said when nothing comes back, and the line as the system sees it."""

import asyncio
import traceback
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram import Bot, InputFile
from telegram.error import NetworkError, TimedOut

from bot.chat import connecting, transport
from bot.chat.delivery import never_left
from bot.chat.transport import Line

PROC = Path("/proc/net/tcp")

KEPT_ALIVE = "02"
"""The timer of a line that is probed when it is idle (Linux: Documentation/networking/proc_net_tcp.rst)."""

TOKEN = "123456:AAsecret-token_x"  # noqa: S105 - opens nothing

NOBODY = "http://127.0.0.1:9"


@asynccontextmanager
async def server(answer):
    """A server that lets `answer` have each of its lines, and then closes it; its address."""
    answering = []

    async def answered(reader, writer):
        answering.append(asyncio.current_task())
        await answer(reader, writer)
        writer.close()
        await asyncio.wait([asyncio.create_task(writer.wait_closed())])

    async with await asyncio.start_server(answered, "127.0.0.1", 0) as listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        await asyncio.wait(answering)


@asynccontextmanager
async def line(seconds=5.0):
    opened = Line(seconds)
    await opened.initialize()
    yield opened
    await opened.shutdown()


async def failing(url, seconds=5.0):
    """The error of a call there."""
    async with line(seconds) as opened:
        with pytest.raises(NetworkError) as said:
            await opened.post(f"{url}/bot{TOKEN}/sendMessage")
    return said.value


async def hang_up(*_):
    pass


async def say_nothing(reader, _):
    await reader.read()


async def babble(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"this is no HTTP\r\n\r\n")


async def break_off(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"ok"')


async def say_much(reader, writer):
    """More than it gives as the length of it, which is as it likes."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5_000)


async def promise_much(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n" + b"x" * 5_000)


@pytest.mark.parametrize("answer", [say_much, promise_much])
async def test_an_answer_that_is_larger_than_any_of_telegrams_is_not_read(monkeypatch, answer):
    monkeypatch.setattr(transport, "LARGEST", 4_000)
    async with server(answer) as url:
        error = await failing(url)
    assert "more was answered than Telegram ever sends" in str(error)


@pytest.mark.parametrize("answer", [hang_up, say_nothing, babble, break_off])
async def test_what_may_have_arrived_is_told_from_what_never_left_and_no_error_tells_the_token(answer):
    async with server(answer) as url:
        error = await failing(url, seconds=0.05)
    assert isinstance(error, TimedOut) is (answer is say_nothing)
    assert not never_left(error)
    assert "secret" not in "".join(traceback.format_exception(error))


async def test_where_nobody_listens_nothing_left():
    error = await failing(NOBODY)
    assert never_left(error)
    assert "127.0.0.1:9" in str(error)
    assert "secret" not in "".join(traceback.format_exception(error))


async def test_where_no_connection_comes_about_in_time_nothing_left(monkeypatch):
    async def never(*_, **__):
        await asyncio.Event().wait()

    monkeypatch.setattr("aiohttp.TCPConnector._create_connection", never)
    error = await failing(NOBODY, seconds=0.01)
    assert isinstance(error, TimedOut)
    assert never_left(error)
    assert "secret" not in "".join(traceback.format_exception(error))


async def test_who_waits_for_one_of_the_connections_too_long_has_sent_nothing(monkeypatch):
    monkeypatch.setattr(connecting, "CONNECTIONS", 1)
    async with server(say_nothing) as url, line(0.05) as opened:
        first = asyncio.create_task(opened.post(f"{url}/bot{TOKEN}/getUpdates", read_timeout=0.5))
        await asyncio.sleep(0)
        with pytest.raises(TimedOut) as said:
            await opened.post(f"{url}/bot{TOKEN}/sendMessage")
        with pytest.raises(TimedOut):
            await first
    assert never_left(said.value)


@pytest.mark.parametrize(
    ("environ", "through"),
    [
        ({"HTTP_PROXY": "http://ana:pw@proxy.pe:3128"}, "http://ana:pw@proxy.pe:3128"),
        ({"ALL_PROXY": "proxy.pe:3128"}, "http://proxy.pe:3128"),
        ({"HTTPS_PROXY": "http://proxy.pe:3128"}, None),
        ({"HTTP_PROXY": "http://proxy.pe:3128", "NO_PROXY": "other.pe,api.pe"}, None),
        ({}, None),
    ],
)
def test_a_proxy_comes_from_the_environment(monkeypatch, environ, through):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
        if name in environ:
            monkeypatch.setenv(name.lower(), environ[name])
    assert connecting.proxy("http://api.pe/bot1:a/getMe") == through


async def test_a_call_goes_through_the_proxy(api, monkeypatch):
    monkeypatch.setenv("http_proxy", api.url)
    monkeypatch.delenv("no_proxy", raising=False)
    async with line() as opened:
        assert (await opened.post(f"http://telegram.pe/bot{api.token}/getMe"))["is_bot"]


async def test_words_numbers_and_files_arrive_as_they_are(api):
    async with Bot(api.token, base_url=f"{api.url}/bot", request=Line(5.0), get_updates_request=Line(5.0)) as bot:
        await api.say("hola")
        await bot.send_message(7, 'ñandú "uno" & <dos> \N{BAR CHART}', disable_notification=True)
        await bot.send_document(7, InputFile(b"a,\xc3\xb1\r\n", "años.csv"), caption="ñ")
    text, file = (call.params for call in api.calls if call.method.startswith("send"))
    assert (text["text"], text["disable_notification"]) == ('ñandú "uno" & <dos> \N{BAR CHART}', True)
    assert (file["document"].data, file["document"].filename) == (b"a,\xc3\xb1\r\n", "años.csv")
    assert file["caption"] == "ñ"


@pytest.mark.skipif(not PROC.exists(), reason="only Linux shows the timers of its lines")
async def test_idle_lines_are_probed_so_that_no_answer_is_lost_on_a_dead_one(telegram):
    await telegram.say("hola")
    await telegram.answers()
    port = f":{int(telegram.url.rpartition(':')[2]):04X}"
    ours = [line for line in _lines() if line[2].endswith(port) and line[3] == "01"]
    assert ours
    assert {line[5].partition(":")[0] for line in ours} <= {KEPT_ALIVE, "01"}  # Or something is on its way just now.


async def test_a_connection_is_kept_for_minutes_and_used_again(api):
    async with line() as opened:
        for _ in range(3):
            await opened.post(f"{api.url}/bot{api.token}/getMe")
    assert len(api.lines) == 1
    assert connecting.KEPT >= 120


def _lines():
    return [line.split() for line in PROC.read_text().splitlines()[1:]]
