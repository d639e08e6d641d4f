"""`cite-bot unanswered`, and the memory as the settings name it."""

from base64 import urlsafe_b64encode
from contextlib import closing
from datetime import date

import pytest

from bot.memory import Memory

KEY = urlsafe_b64encode(b"k" * 32).decode()
OTHER = urlsafe_b64encode(b"o" * 32).decode()

NONE = b"No question that was not understood is kept.\n"


@pytest.fixture
def url(tmp_path):
    url = f"sqlite:///{tmp_path / 'asked.db'}"
    with closing(Memory.open(url, [KEY])) as memory:
        for times, text in [(1, "¿Qué\nhora es?"), (12, "acordeón 🪗"), (2, "llámame al 987654321")]:
            for _ in range(times):
                memory.note_unanswered(text, date(2026, 3, times))
    return url


@pytest.mark.parametrize(("limit", "count"), [((), 3), (("--limit", "2"), 2), (("--limit", "99"), 3)])
def test_it_prints_times_day_and_text_one_below_the_other(cite_bot, url, limit, count):
    called = cite_bot("unanswered", *limit, MEMORY_URL=url, MEMORY_KEY=KEY, PYTHONUTF8="1")
    assert (called.returncode, called.stderr) == (0, b"")
    assert (
        called.stdout.decode().splitlines()
        == [
            "12  2026-03-12  acordeón 🪗",
            " 2  2026-03-02  llámame al [number]",
            " 1  2026-03-01  ¿Qué hora es?",
        ][:count]
    )


def test_without_any_it_says_so(cite_bot, tmp_path):
    called = cite_bot("unanswered", MEMORY_URL=f"sqlite:///{tmp_path / 'new.db'}", MEMORY_KEY=KEY)
    assert (called.returncode, called.stdout, called.stderr) == (0, NONE, b"")


@pytest.mark.parametrize("limit", ["0", "-1", "muchas"])
def test_a_limit_that_is_none_is_wrong_usage(cite_bot, limit):
    called = cite_bot("unanswered", "--limit", limit)
    assert (called.returncode, called.stdout) == (2, b"")
    assert called.stderr.count(b"\n") == 1


def test_the_memory_of_a_trial_lies_in_the_users_data_folder_with_its_key(cite_bot, tmp_path):
    called = cite_bot("unanswered", XDG_DATA_HOME=str(tmp_path / "data"))
    folder = tmp_path / "data" / "cite-bot"
    assert (called.returncode, called.stdout) == (0, NONE)
    assert called.stderr.decode().startswith(f"MEMORY_KEY is not set: the key in {folder / 'memory.key'} ")
    assert sorted(path.name for path in folder.iterdir()) == ["memory.db", "memory.key"]


def test_a_key_before_the_old_one_takes_its_place(cite_bot, url):
    for keys in (f"{OTHER}, {KEY}", OTHER):
        called = cite_bot("unanswered", MEMORY_URL=url, MEMORY_KEY=keys)
        assert (called.returncode, called.stderr, called.stdout.count(b"\n")) == (0, b"", 3)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "MEMORY_KEY is not set"),
        ({"MEMORY_KEY": " , "}, "MEMORY_KEY is not set"),
        ({"MEMORY_KEY": "clave"}, "MEMORY_KEY is no Fernet key"),
        ({"MEMORY_KEY": OTHER}, "was sealed with a key that is not at hand"),
        ({"MEMORY_KEY": KEY, "MEMORY_URL": "postgresql://ana:s3cr3t0@127.0.0.1:1/cite"}, "does not work: connection"),
        ({"MEMORY_KEY": KEY, "MEMORY_URL": "redis://ana:s3cr3t0@127.0.0.1"}, "MEMORY_URL is no address"),
    ],
)
@pytest.mark.parametrize("debug", [(), ("--debug",)])
def test_a_memory_that_cannot_be_opened_is_one_line_without_secrets(cite_bot, url, settings, words, debug):
    called = cite_bot("unanswered", *debug, **{"MEMORY_URL": url} | settings)
    assert (called.returncode, called.stdout) == (1, b"")
    lines = called.stderr.decode().splitlines()
    assert lines[-1].startswith("cite-bot: ")
    assert words in lines[-1]
    assert len(lines) == 1 or debug
    assert not any(secret in called.stderr.decode() for secret in ("s3cr3t0", "clave", KEY, OTHER))
