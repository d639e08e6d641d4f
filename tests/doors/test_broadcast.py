"""`cite-bot broadcast`: shown before it is sent, sent after a yes, listed and called off."""

import re
from base64 import urlsafe_b64encode
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner

from bot import clock
from bot.__main__ import main
from bot.clock import LIMA
from bot.memory import Memory, Wish
from bot.phrase import Voice, notice
from bot.rhythm import Rhythm

KEY = urlsafe_b64encode(b"k" * 32).decode()
NOON = datetime(2026, 3, 10, 12, tzinfo=LIMA)
DAILY = Rhythm("daily")
TEXT = "Mañana no hay servicio.\n\nGracias por su paciencia 🪗."


@pytest.fixture
def memory(tmp_path, monkeypatch):
    """A memory with three subscribers, one of whom has paused all."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setenv("MEMORY_URL", f"sqlite:///{tmp_path / 'sent.db'}")
    monkeypatch.setenv("MEMORY_KEY", KEY)
    (tmp_path / "aviso.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "notice.txt").write_text("No service tomorrow.", encoding="utf-8")
    with closing(Memory.open(f"sqlite:///{tmp_path / 'sent.db'}", [KEY])) as memory:
        for chat in (7, 8, 9):
            memory.subscribe(chat, Wish("c", DAILY, "es"), NOON)
        (paused,) = memory.subscriptions(9)
        memory.rest(9, paused.id, NOON, paused=True)
        yield memory


@pytest.fixture
def keyboard(monkeypatch):
    """A person who can be asked."""
    monkeypatch.setattr("bot.doors.streams.at_keyboard", lambda: True)


def broadcast(*args, said=""):
    return CliRunner().invoke(main, ["broadcast", *args], input=said)


def opening(language):
    return notice("broadcast", Voice.of(language)).title


def texts_of(memory):
    return [dict(letter.texts) for letter in memory.outbox.lease(NOON, "one", 9, timedelta(minutes=5))]


def test_it_is_shown_as_it_will_read_in_each_language_and_not_sent(memory):
    called = broadcast("aviso.txt", "--en", "notice.txt", "--dry-run")
    assert (called.exit_code, called.stderr) == (0, "")
    assert called.stdout == (
        "── Español\n"
        f"{opening('es')}\n\nMañana no hay servicio.\nGracias por su paciencia 🪗.\n"
        "── English\n"
        f"{opening('en')}\n\nNo service tomorrow.\n"
        "── Runasimi: has no text of its own, so it reads the Spanish one\n"
        f"{opening('qu')}\n\nMañana no hay servicio.\nGracias por su paciencia 🪗.\n"
        "── to 2 chats, in about 1 s at 20 a second\n"
        "   It is day in Lima: it goes out at once, but for chats in their own quiet hours, which get it after them.\n"
    )
    assert memory.office.broadcasts() == texts_of(memory) == []


@pytest.mark.parametrize(
    ("hour", "chats", "words"),
    [
        (3, 2, "It is night in Lima: most get it from 07:00 on"),
        (22, 2, "It is night in Lima: most get it from 07:00 on"),
        (20, 100_000, "The night in Lima comes before all have it: the rest get it from 07:00 on."),
        (12, 100_000, "It is day in Lima"),
        (12, 100_000, "to 100,000 chats, in about 84 min at 20 a second"),
        (12, 2_399, "in about 2 min "),
        (12, 2_380, "in about 119 s "),
    ],
)
@pytest.mark.usefixtures("memory")
def test_it_is_said_how_long_it_takes_and_whom_the_night_keeps_waiting(monkeypatch, hour, chats, words):
    monkeypatch.setattr(clock, "now", lambda: NOON.replace(hour=hour))
    monkeypatch.setattr("bot.memory.office.Office.audience", lambda _: chats)
    assert words in broadcast("aviso.txt", "--dry-run").stdout


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize(("answer", "sent", "code"), [("y\n", 2, 0), ("n\n", 0, 1), ("\n", 0, 1), ("", 0, 1)])
def test_it_is_sent_after_a_yes_to_all_who_have_not_paused(memory, answer, sent, code):
    called = broadcast("aviso.txt", "--en", "notice.txt", said=answer)
    assert called.exit_code == code
    assert "Send it? [y/N]" in called.stdout
    assert texts_of(memory) == [{"es": TEXT, "en": "No service tomorrow."}] * sent


@pytest.mark.parametrize("args", [("aviso.txt",), ("-",)])
def test_with_nobody_to_ask_it_refuses_in_one_line(memory, args):
    called = broadcast(*args, said=TEXT)
    assert (called.exit_code, called.stdout, called.stderr.count("\n")) == (2, "", 1)
    assert "add --yes" in called.stderr
    assert memory.office.broadcasts() == []


@pytest.mark.usefixtures("keyboard")
def test_who_pipes_the_text_cannot_be_asked(memory):
    assert broadcast("-", said=TEXT).exit_code == 2
    assert memory.office.broadcasts() == []


def test_with_yes_it_is_sent_at_once_from_standard_input(memory):
    called = broadcast("-", "--yes", "--expires", "2", said=f"\ufeff{TEXT}\n\n")
    (made,) = memory.office.broadcasts()
    assert called.stdout.splitlines()[-1] == (
        f"{made.id}: 2 chats. To call it off: cite-bot broadcast --cancel {made.id}"
    )
    letters = memory.outbox.lease(NOON, "one", 9, timedelta(minutes=5))
    assert {(letter.chat, letter.texts["es"], letter.expires_at - NOON) for letter in letters} == {
        (chat, TEXT, timedelta(days=2)) for chat in (7, 8)
    }


def test_where_nobody_is_sent_anything_it_says_so(memory):
    for chat in (7, 8):
        memory.unsubscribe_all(chat)
    called = broadcast("aviso.txt", "--yes")
    assert called.exit_code == 1
    assert called.stderr == "cite-bot: no chat is sent anything, so nobody would hear it\n"
    assert memory.office.broadcasts() == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("señal".encode("latin-1"), "is not UTF-8 text"),
        (b"a" * 3501, "is too long: 3,500 characters fit into one message"),
        ("😀".encode() * 1751, "is too long: 3,500 characters fit into one message"),
        (b"a" * 1_000_000, "is too long: 3,500 characters fit into one message"),
        (None, "cannot be read: No such file or directory"),
        ("folder", "cannot be read: Is a directory"),
    ],
)
@pytest.mark.parametrize("option", [(), ("aviso.txt", "--qu")])
def test_a_text_that_cannot_be_sent_is_one_line(memory, tmp_path, content, words, option):
    path = tmp_path / "malo.txt"
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    called = broadcast(*option, str(path), "--yes")
    assert (called.exit_code, called.stdout) == (1, "")
    assert called.stderr == f"cite-bot: {path}: {words}\n"
    assert memory.office.broadcasts() == []


@pytest.mark.parametrize("content", [b"a" * 3500, "😀".encode() * 1750])
def test_the_longest_text_is_sent(memory, tmp_path, content):
    (tmp_path / "largo.txt").write_bytes(content)
    assert broadcast("largo.txt", "--yes").exit_code == 0
    assert texts_of(memory) == [{"es": content.decode()}] * 2


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--yes",),
        ("--en", "notice.txt", "--yes"),
        ("aviso.txt", "--list"),
        ("--list", "--cancel", "abc"),
        ("aviso.txt", "--expires", "0", "--yes"),
        ("aviso.txt", "--expires", "31", "--yes"),
        ("aviso.txt", "otro.txt", "--yes"),
    ],
)
def test_wrong_usage_is_one_line(memory, args):
    called = broadcast(*args)
    assert (called.exit_code, called.stdout, called.stderr.count("\n")) == (2, "", 1)
    assert memory.office.broadcasts() == []


def test_broadcasts_are_listed_and_called_off(memory):
    assert broadcast("--list").stdout == "Nothing has been said to all yet.\n"
    broadcast("aviso.txt", "--yes")
    (letter, _) = memory.outbox.lease(NOON, "one", 9, timedelta(minutes=5))
    memory.outbox.begin(letter, NOON, timedelta(0), None)
    memory.outbox.sent(letter, NOON, None)
    (made,) = memory.office.broadcasts()
    assert broadcast("--list").stdout == f"{made.id}  2026-03-10 12:00  2 chats, 1 sent, 1 waiting\n"
    called = broadcast("--cancel", made.id)
    assert (called.exit_code, called.stdout) == (0, f"{made.id}: called off, 1 chats do not get it any more\n")
    off = f"{made.id}  2026-03-10 12:00  2 chats, 1 sent, 0 waiting, called off 2026-03-10 12:00\n"
    assert broadcast("--list").stdout == off
    assert texts_of(memory) == []


def test_a_broadcast_that_there_is_none_of_cannot_be_called_off(memory):
    called = broadcast("--cancel", "abc")
    assert (called.exit_code, called.stdout, called.stderr.count("\n")) == (1, "", 1)
    assert re.search("there is no broadcast abc", called.stderr)
    assert memory.office.broadcasts() == []
