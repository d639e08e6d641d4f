"""How `cite-bot` starts, and how it says that it cannot."""

import json
import subprocess
import sys

import pytest

NOT_FOR_ANSWERING = {
    *("telegram", "httpx", "asyncio", "sqlite_utils", "matplotlib", "numpy", "dotenv", "bot.data"),
    *("sqlalchemy", "alembic", "cryptography", "platformdirs", "bot.memory", "starlette", "uvicorn"),
}
LIST_MODULES = """
import json, sys
from bot.__main__ import main
try:
    main(sys.argv[1:], prog_name="cite-bot")
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def test_a_question_loads_nothing_that_answering_does_not_need(real_db):
    asked = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", LIST_MODULES, "ask", "--json", "--db", str(real_db), "servicios CITE Cusco"],
        capture_output=True,
        check=True,
    )
    loaded = set(json.loads(asked.stderr))
    assert "bot.reply" in loaded
    assert loaded & NOT_FOR_ANSWERING == set()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--lang", "fr"], "Invalid value for '--lang': 'fr' is not one of 'es', 'en', 'qu'. See cite-bot --help."),
        (["ask", "--lang", "fr", "a"], "Invalid value for '--lang': 'fr' is not one of 'es', 'en', 'qu'."),
        (
            ["ask", "--now", "ayer", "a"],
            "--now takes a day like 2026-03-10, from 1990 to 2100. See cite-bot ask --help.",
        ),
        (["ask", "--now", "2026-02-30", "a"], "--now takes a day like 2026-03-10"),
        (["ask", "--now", "1989-12-31", "a"], "--now takes a day like 2026-03-10"),
        (["ask", "--now", "2101-01-01", "a"], "--now takes a day like 2026-03-10"),
        (["ask", "--db", "/", "a"], "is a directory"),
        (["ask", "--color", "a"], "No such option '--color'."),
        (["preguntar"], "No such command 'preguntar'. See cite-bot --help."),
        (["data"], "Missing command. See cite-bot data --help."),
        (
            ["data", "build", "--source", "nowhere"],
            "Directory 'nowhere' does not exist.",
        ),
        (["run"], "TELEGRAM_TOKEN is not set"),
        (["run", "--listen", "127.0.0.1:8080"], "--listen is of no use without --webhook-url."),
        (["status", "--limit", "1"], "No such option '--limit'."),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(cite_bot, args, words):
    called = cite_bot(*args)
    assert (called.returncode, called.stdout) == (2, b"")
    assert words in called.stderr.decode()
    assert called.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("content", "words"), [(None, "no.db"), (b"", "no.db"), (b"SQLite format 3\0 but no more", "no.db")]
)
def test_missing_and_malformed_facts_are_one_line_and_exit_1(cite_bot, tmp_path, content, words):
    path = tmp_path / "no.db"
    if content is not None:
        path.write_bytes(content)
    called = cite_bot("ask", "--db", str(path), "servicios")
    assert (called.returncode, called.stdout) == (1, b"")
    assert words in called.stderr.decode()
    assert called.stderr.count(b"\n") == 1


def test_a_folder_in_place_of_the_facts_is_called_so(cite_bot, tmp_path):
    called = cite_bot("ask", "servicios", CITE_DB=str(tmp_path))
    assert (called.returncode, called.stdout) == (1, b"")
    assert called.stderr.decode() == f"cite-bot: {tmp_path} is a folder, not a database of facts.\n"


def test_a_python_without_line_editing_chats_too(real_db):
    without = "import sys; sys.modules['readline'] = None; from bot.__main__ import main; main(sys.argv[1:])"
    called = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", without, "--db", str(real_db)], input=b"/salir\n", capture_output=True, check=False
    )
    assert (called.returncode, called.stderr) == (0, b"")


@pytest.mark.parametrize("args", [["--debug", "ask"], ["ask", "--debug"]])
def test_debug_shows_the_traceback_wherever_it_stands(cite_bot, tmp_path, args):
    called = cite_bot(*args, "--db", str(tmp_path / "no.db"), "servicios")
    assert called.returncode == 1
    assert b"Traceback" in called.stderr


@pytest.mark.parametrize("token", ["no es un token", "123"])
def test_an_invalid_token_is_one_line_and_exit_1(cite_bot, real_db, token):
    called = cite_bot(TELEGRAM_TOKEN=token, CITE_DB=str(real_db))
    assert called.returncode == 1
    assert called.stderr.startswith(b"cite-bot: TELEGRAM_TOKEN is not a bot token")
    assert called.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "args",
    [[], ["ask"], ["run"], ["data"], ["data", "build"], ["data", "check"], ["unanswered"], ["status"], ["broadcast"]],
    ids=" ".join,
)
def test_every_command_has_help(cite_bot, args):
    called = cite_bot(*args, "--help")
    assert called.returncode == 0
    assert called.stdout.startswith(b"Usage: ")
    assert b"--debug" in called.stdout
