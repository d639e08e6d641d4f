"""`cite-bot status`: how the sending goes, for whoever looks after the bot and for programs."""

import json
from base64 import urlsafe_b64encode
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from bot import clock
from bot.__main__ import main
from bot.doors.status import lines, stalled
from bot.memory import Beat, Memory, Status, Wish
from bot.rhythm import Rhythm

KEY = urlsafe_b64encode(b"k" * 32).decode()
NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)


def ago(**length):
    return NOW - timedelta(**length)


STATUS = Status(
    subscribers=1204,
    subscriptions=3051,
    paused=12,
    due=3,
    waiting=14,
    waiting_since=ago(seconds=95),
    later=2000,
    today={"sent": 1300, "doubtful": 2},
    week={"sent": 9000, "failed": 1, "expired": 7},
    beats=(Beat("one:1", ago(seconds=12), ago(seconds=3)), Beat("two:2", ago(minutes=40), None)),
)


def test_its_lines_stand_one_below_the_other():
    assert list(lines(STATUS, NOW)) == [
        "subscribers  1,204 chats, 3,051 subscriptions, 12 paused",
        "due          3 not in the outbox yet",
        "outbox       14 may leave now, 2,000 later or on their way",
        "lag          95 s",
        "inbox        0 updates not answered yet",
        "today        1,300 sent, 2 doubtful",
        "7 days       9,000 sent, 1 failed, 7 expired",
        "process      one:1, heard 12 s ago, updates fetched 3 s ago",
        "process      two:2, heard 40 min ago",
    ]


@pytest.mark.parametrize(
    ("beats", "due", "waiting", "found"),
    [
        ((), 0, 0, False),
        ((), 1, 0, True),
        ((), 0, 1, True),
        ((Beat("one", ago(minutes=3), None),), 1, 1, False),
        ((Beat("one", ago(minutes=4), ago(seconds=1)),), 1, 1, True),
        ((Beat("one", ago(minutes=4), None), Beat("two", ago(seconds=1), None)), 1, 1, False),
    ],
)
def test_it_is_stalled_where_something_waits_and_nobody_lives(beats, due, waiting, found):
    assert stalled(replace(STATUS, beats=beats, due=due, waiting=waiting), NOW) == found


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return {"MEMORY_URL": f"sqlite:///{tmp_path / 'sent.db'}", "MEMORY_KEY": KEY}


def status(settings, *options):
    return CliRunner().invoke(main, ["status", *options], env=settings)


def test_an_empty_memory_is_no_failure(settings):
    called = status(settings)
    assert (called.exit_code, called.stderr) == (0, "")
    assert called.stdout.splitlines() == [
        "subscribers  0 chats, 0 subscriptions, 0 paused",
        "due          0 not in the outbox yet",
        "outbox       0 may leave now, 0 later or on their way",
        "lag          none",
        "inbox        0 updates not answered yet",
        "today        nothing",
        "7 days       nothing",
        "process      none has been heard of for a day",
    ]


@pytest.mark.parametrize(("beats", "code"), [(False, 1), (True, 0)])
def test_what_waits_fails_it_unless_a_process_lives(settings, beats, code):
    now = clock.now()
    with closing(Memory.open(settings["MEMORY_URL"], [KEY])) as memory:
        memory.subscribe(7, Wish("c", Rhythm("daily"), "es"), now - timedelta(days=1))
        if beats:
            memory.office.beat("one:1", now, now)
    called = status(settings, "--json")
    told = json.loads(called.stdout)
    assert (called.exit_code, told["subscribers"], told["due"], len(told["processes"])) == (code, 1, 1, int(beats))


def test_it_names_no_chat(settings):
    with closing(Memory.open(settings["MEMORY_URL"], [KEY])) as memory:
        memory.subscribe(987654321, Wish("c", Rhythm("daily"), "es"), clock.now())
    assert "987654321" not in status(settings).stdout + status(settings, "--json").stdout


def test_a_memory_that_cannot_be_opened_is_one_line(settings):
    called = status(settings | {"MEMORY_KEY": "clave"})
    assert (called.exit_code, called.stdout, called.stderr.count("\n")) == (1, "", 1)
    assert "MEMORY_KEY is no Fernet key" in called.stderr
