"""The chat in a terminal: a real one, made by a pseudo-terminal, and a pipe."""

import os
import pty
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

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
        shown = b""
        for line in typed:
            shown += until(ours, b"> ")
            if isinstance(line, bytes):
                os.write(ours, line)
            else:
                process.send_signal(line)
        shown += until(ours)
        os.close(ours)
        assert process.wait() == 0
        return shown

    return show


def environment(folder: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_STATE_HOME": str(folder)}


def until(terminal: int, mark: bytes | None = None) -> bytes:
    """What is shown up to a mark, or until the other side is gone."""
    shown = b""
    while mark is None or not shown.endswith(mark):
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


@pytest.mark.parametrize("order", ["/idioma en", "/idioma EN", "/idioma inglés", "/language en"])
def test_the_language_changes_and_stays(piped, order):
    shown = piped(order, "servicios CITE Cusco")
    assert shown.endswith("Goodbye.\n\n")
    assert "services" in shown


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("/idioma", "es (español)"),
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
