"""The chat in a terminal: a real one, made by a pseudo-terminal, and a pipe."""

import io
import os
import pty
import re
import select
import shutil
import signal
import stat
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import LIMA
from bot.current import Current
from bot.doors.conversation import Conversation
from bot.doors.screen import Screen
from bot.doors.terminal import chat
from bot.phrase import Voice

PATIENCE = 20
"""Seconds until a chat that shows nothing more counts as hanging."""

COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


@pytest.fixture
def terminal(tmp_path, real_db):
    """Types a line at each prompt of the chat, or sends a signal, and gives all that the terminal showed."""

    def show(*typed: bytes | signal.Signals, **settings: str) -> bytes:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "bot", "--db", str(real_db)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=tmp_path,
            env={**environment(tmp_path), "TERM": "xterm", **settings},
        )
        os.close(theirs)
        try:
            shown = b""
            for line in typed:
                shown += until(ours, b"> ")
                if isinstance(line, bytes):
                    os.write(ours, line)
                else:
                    process.send_signal(line)
            shown += until(ours)
            assert process.wait(timeout=10) == 0, shown.decode()
        finally:
            os.close(ours)
            process.kill()
            process.wait()
        return shown

    return show


def environment(folder: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_STATE_HOME": str(folder)}


def until(terminal: int, mark: bytes | None = None) -> bytes:
    """What is shown up to a mark, or until the other side is gone."""
    shown, end = b"", time.monotonic() + PATIENCE
    while mark is None or not shown.endswith(mark):
        ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"hangs after {shown!r}"
        try:
            shown += os.read(terminal, 65536)
        except OSError:  # So Linux says that the terminal was closed.
            break
    return shown


def test_a_chat_in_a_terminal_has_colours_and_answers(terminal):
    shown = terminal(b"servicios CITE Cusco\n", b"/salir\n")
    assert COLOUR.search(shown)
    assert b"4,352" in shown
    assert "Hasta luego" in shown.decode()


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours_gets_none(terminal, settings):
    assert not COLOUR.search(terminal(b"servicios CITE Cusco\n", b"/salir\n", **settings))


@pytest.mark.parametrize("leave", [b"\x04", signal.SIGINT], ids=["Ctrl-D", "Ctrl-C"])
def test_a_key_to_leave_leaves_politely(terminal, leave):
    shown = terminal(b"hola\n", leave).decode()
    assert "Hasta luego" in shown
    assert "Traceback" not in shown


def test_what_was_typed_is_kept_for_its_owner_alone(terminal, tmp_path):
    terminal(b"servicios CITE Cusco\n", b"/salir\n")
    history = tmp_path / "cite-bot" / "history"
    assert history.read_text() == "servicios CITE Cusco\n/salir\n"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    assert stat.S_IMODE(history.parent.stat().st_mode) == 0o700
    terminal(b"hola\n", b"/salir\n")
    assert history.read_text() == "servicios CITE Cusco\n/salir\nhola\n/salir\n"


def test_history_can_be_turned_off(terminal, tmp_path):
    terminal(b"servicios CITE Cusco\n", b"/salir\n", CITE_HISTORY="off")
    assert not (tmp_path / "cite-bot").exists()


@pytest.fixture
def piped(cite_bot, real_db):
    def show(*lines: str, lang: str = "es") -> str:
        called = cite_bot("--lang", lang, "--db", str(real_db), stdin="\n".join(lines).encode(), TERM="xterm")
        assert (called.returncode, called.stderr) == (0, b"")
        assert b"\x1b" not in called.stdout
        return called.stdout.decode()

    return show


def test_it_starts_with_three_examples_and_up_to_when_the_figures_go(piped):
    shown = piped()
    assert shown.count("\n· ") == 3
    assert "2025" in shown


def test_a_follow_up_keeps_what_was_not_changed(piped):
    assert "58,513" in piped("servicios hasta setiembre de 2025", "", "¿y la meta 2026?")


def test_the_end_of_the_input_leaves_politely(piped):
    assert piped("hola").endswith("Hasta luego.\n\n")


@pytest.mark.parametrize(
    "order",
    ["/idioma en", "/idioma EN", "/idioma inglés", "/idioma English", "/language en", "/lang en", "/lang inglés"],
)
def test_the_language_changes_and_stays(piped, order):
    shown = piped(order, "servicios CITE Cusco")
    assert shown.endswith("Goodbye.\n\n")
    assert "services" in shown


@pytest.mark.parametrize("order", ["/idioma quechua", "/idioma runasimi"])
def test_quechua_has_two_names(piped, order):
    assert piped(order) == piped("/idioma qu") != piped("/idioma es")


@pytest.mark.parametrize("offer", ["/idioma", "/lang", "/idioma klingon", "cambia el idioma"])
@pytest.mark.parametrize("word", ["en", "EN", "inglés"])
def test_a_language_offered_is_chosen_by_a_bare_word(piped, offer, word):
    assert piped(offer, word).endswith("Goodbye.\n\n")


def test_without_an_offer_a_code_is_a_word_like_any_other(piped):
    assert piped("/idioma", "hola", "en").endswith("Hasta luego.\n\n")


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("/idioma", "es (español)"),
        ("cambia el idioma", "es (español)"),
        ("/idioma klingon", "klingon"),
        ("/baila", "/baila"),
        ("/ayuda", "Red CITE"),
        ("/start", "Red CITE"),
    ],
)
def test_orders_answer_with_what_there_is(piped, order, words):
    assert words in piped(order).removeprefix(piped().removesuffix("Hasta luego.\n\n"))


def test_an_order_to_leave_ends_it(piped):
    assert piped("/salir", "servicios CITE Cusco") == piped()


def test_it_speaks_the_language_of_the_option(piped):
    assert piped(lang="en").endswith("Goodbye.\n\n")


def test_a_database_that_is_replaced_meanwhile_answers_the_next_line(tmp_path, world_db, real_db):
    path = shutil.copyfile(world_db, tmp_path / "cite.db")

    def typed():
        yield "servicios de CITEmadera en 2025"
        path.write_bytes(b"no database")
        yield "servicios de CITEmadera en 2025"
        shutil.copyfile(real_db, tmp_path / "new.db").replace(path)
        yield "servicios de CITEmadera en 2025"

    out = io.StringIO()
    with closing(Current.open(path)) as current:
        conversation = Conversation(current.facts, Voice.of("es"))
        chat(conversation, current, Screen(typed(), out), lambda: datetime(2026, 3, 10, 12, tzinfo=LIMA))
    sources = [line for line in out.getvalue().splitlines() if line.startswith("Fuente: ")]
    assert ["Tablas ficticias" in source for source in sources] == [True, True, False]
