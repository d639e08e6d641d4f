"""The benchmark's own means: what it takes for an answer, for an error, and for the median."""

import asyncio
import json
from collections import Counter

import click
import pytest
from carrying import chats as carried
from fast_api import FastApi, fields
from one_bot import Run, wrong
from posting import CONNECTIONS, Poster
from table import written
from throughput import over, rate
from traffic import EACH, Said, Update, again, first_line, texts, updates
from wording import varied

CHATS = {7: [Said("a", "A"), Said("b", "B"), Said("c", "C")]}


@pytest.mark.parametrize(
    ("said", "missing", "double", "misplaced"),
    [
        (["A", "B", "C"], 0, 0, 0),
        (["A", "B"], 1, 0, 0),
        (["A", "B", "C", "C"], 0, 1, 0),
        (["A", "C", "B"], 0, 0, 2),
        (["A", "A", "B", "C"], 0, 1, 2),
        ([], 3, 0, 0),
    ],
)
def test_an_answer_that_is_missing_double_or_at_another_place_is_counted(said, missing, double, misplaced):
    assert wrong(CHATS, {7: said}) == {"missing": missing, "double": double, "misplaced": misplaced}


def test_nobody_writes_so_much_that_the_bot_would_not_hear():
    told = updates(again(), 0, EACH)
    dates = {}
    for update in told:
        message = json.loads(update.json)["message"]
        dates.setdefault(update.chat, []).append(message["date"])
    assert all(each == sorted(each) for each in dates.values())
    assert max(b - a for each in dates.values() for a, b in zip(each, each[20:], strict=False)) > 10
    assert [update.id for update in told] == list(range(1, len(told) + 1))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"Content-Type: application/json", b'{"chat_id": "7", "text": "a\\u00f1o &"}'),
        (b"Content-Type: application/x-www-form-urlencoded", b"chat_id=7&text=a%C3%B1o+%26"),
        (
            b"Content-Type: multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n7\r\n'
            b'--x\r\nContent-Type: text/plain\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
            + "año &\r\n--x--\r\n".encode(),
        ),
    ],
)
def test_a_call_is_read_however_it_is_written(head, body):
    assert fields(head, body) == {"chat_id": "7", "text": "año &"}


@pytest.mark.parametrize(("html", "line"), [("<b>7 &lt; 8</b>\n\n<i>x</i>", "7 < 8"), ("hola", "hola")])
def test_answers_are_told_apart_by_their_first_line(html, line):
    assert first_line(html) == line


async def test_updates_come_again_until_they_are_confirmed():
    answers = []
    api = FastApi(lambda *_: None)
    api.push([Update(id_, 7, b"%d" % id_) for id_ in range(1, 251)])
    for offset in (0, 0, 101, 251):
        api.call("getUpdates", {"offset": offset, "timeout": 10}, answers.append)
    first, again, second = (json.loads(answer)["result"] for answer in answers)
    assert first == again == list(range(1, 101))
    assert second == list(range(101, 201))
    api.push([Update(251, 7, b"251")])
    assert json.loads(answers[3])["result"] == [251]


def test_questions_are_varied_and_none_comes_twice():
    asked = varied(texts(), 1_000)
    assert len(set(asked)) == 1_000
    assert set(texts()) < set(asked)
    assert asked == varied(texts(), 1_000)


class Riding(asyncio.Protocol):
    """A bot whose answers ride in the reply, after a while; it sees whether two updates of a chat come at once."""

    reply = b""
    secret = b"X-Telegram-Bot-Api-Secret-Token: s\r\n"

    def __init__(self, busy, closed):
        self.busy, self.closed = busy, closed

    def connection_made(self, transport):
        self.transport = transport

    def connection_lost(self, _):
        self.closed.release()

    def data_received(self, data):
        head, _, update = data.partition(b"\r\n\r\n")
        chat, number = update.split(b"-")
        assert self.secret in head + b"\r\n"
        self.busy[chat] += 1
        self.busy["most"] = max(self.busy["most"], self.busy[chat])
        asyncio.get_running_loop().call_soon(self.answer, chat, number)

    def answer(self, chat, number):
        self.busy[chat] -= 1
        self.transport.write(b"HTTP/1.1 200 OK\r\n" + self.reply.replace(b"?", chat).replace(b"!", number))


CHUNKED = (
    b"Transfer-Encoding: chunked\r\n\r\n18\r\n{'method':'sendMessage',\r\n1a\r\n'chat_id':'?','text':'!'}\r\n0\r\n\r\n"
)
WHOLE = b"Content-Length: 50\r\n\r\n{'method':'sendMessage','chat_id':'?','text':'!'}"


@pytest.mark.parametrize("reply", [WHOLE, CHUNKED])
async def test_an_answer_that_rides_in_the_reply_is_heard_and_the_next_of_a_chat_waits_for_it(reply):
    said, busy, closed = {}, Counter(), asyncio.Semaphore(0)
    Riding.reply = reply.replace(b"'", b'"')
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Riding(busy, closed), "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/telegram"
    poster = Poster(
        FastApi(lambda chat, text: said.setdefault(chat, []).append(text)), {"url": url, "secret_token": "s"}
    )
    await poster.connect()
    await poster.post_all([Update(n, n % 10, b"%02d-%d" % (n % 10, n // 10)) for n in range(100)])
    poster.close()
    for _ in range(CONNECTIONS):
        await closed.acquire()
    server.close()
    assert said == {chat: list("0123456789") for chat in range(10)}
    assert busy["most"] == 1


def test_a_ratio_is_the_median_of_the_rounds_over_the_best_of_the_peers():
    def runs(*rates):
        return [Run(each, 0, 0, [], 0, 0, 0, 0) for each in rates]

    found = {"ours": runs(10, 30, 8), "one": runs(5, 10, 8), "other": runs(2, 20, 1)}
    assert over(found, "ours", ("one", "other"), rate) == 1.5


def test_the_marks_of_a_part_keep_what_stands_around_them():
    page = "a\n<!-- x -->\n\nold | table\n\n<!-- /x -->\nb\n"
    once = written(page, "x", r"new \1")
    assert once == "a\n<!-- x -->\n\nnew \\1\n\n<!-- /x -->\nb\n"
    assert written(once, "x", r"new \1") == once
    with pytest.raises(click.ClickException):
        written(page, "y", "")


def test_chats_are_those_that_ask_once_in_so_many_minutes_at_half_of_what_was_measured():
    assert carried(rate=100, minutes=5) == 100 // 2 * 60 * 5
