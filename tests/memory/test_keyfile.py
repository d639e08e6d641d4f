import logging
import os
import stat
import subprocess
import sys
from datetime import date

import pytest

from bot.memory import CannotRemember, Kept, Memory

from .conftest import NOW, A

STARRED = Kept("qu")


@pytest.fixture
def _loose_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def rights(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("_loose_umask")
def test_a_trial_makes_its_key_beside_the_database_for_its_owner_alone(tmp_path):
    folder = tmp_path / "below" / "cite-bot"
    memory = Memory.open_local(folder)
    memory.keep(1, STARRED, NOW)
    memory.close()
    assert {path.name: rights(path) for path in folder.iterdir()} == {"memory.db": 0o600, "memory.key": 0o600}
    assert rights(folder) == 0o700


def test_the_next_start_takes_the_same_key(tmp_path):
    memory = Memory.open_local(tmp_path)
    memory.keep(1, STARRED, NOW)
    memory.close()
    key = (tmp_path / "memory.key").read_text()
    again = Memory.open_local(tmp_path)
    assert again.chat(1) == STARRED
    again.close()
    assert (tmp_path / "memory.key").read_text() == key
    set_ = Memory.open_local(tmp_path, [A, key.strip()])
    set_.close()
    alone = Memory.open_local(tmp_path, [A])
    assert alone.chat(1) == STARRED
    alone.close()


def test_a_key_file_is_warned_of_without_the_key(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        Memory.open_local(tmp_path).close()
    (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert "MEMORY_KEY is not set" in record.getMessage()
    assert str(tmp_path / "memory.key") in record.getMessage()
    assert (tmp_path / "memory.key").read_text().strip() not in caplog.text


def test_with_a_key_there_is_no_file_and_no_warning(tmp_path, caplog):
    Memory.open_local(tmp_path, [A]).close()
    assert [path.name for path in tmp_path.iterdir()] == ["memory.db"]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def lose(folder):
    (folder / "memory.key").unlink()


def show(folder):
    (folder / "memory.key").chmod(0o640)


def spoil(folder):
    (folder / "memory.key").write_bytes(b"\xff\xfe")


def shorten(folder):
    (folder / "memory.key").write_text("abc")


def change(folder):
    (folder / "memory.key").write_text(A)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lose, r"memory\.db is there, but not its key .*memory\.key; set MEMORY_KEY, or put the key back$"),
        (show, r"memory\.key can be read by others; make it yours alone: chmod 600 .*memory\.key$"),
        (spoil, r"memory\.key: the key cannot be read or made: it holds no key$"),
        (shorten, r"is no Fernet key: 32 bytes"),
        (change, r"was sealed with a key that is not at hand: check MEMORY_KEY$"),
    ],
)
def test_a_key_that_is_lost_open_to_others_or_wrong_is_one_line_and_nothing_is_made(tmp_path, harm, words):
    memory = Memory.open_local(tmp_path)
    memory.keep(1, STARRED, NOW)
    memory.close()
    harm(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(CannotRemember, match=words) as told:
        Memory.open_local(tmp_path)
    assert "\n" not in str(told.value)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotRemember, match=r"memory\.db: the memory cannot be made: "):
        Memory.open_local(tmp_path / "file" / "cite-bot")


WRITE = """
import sys
from datetime import date
from pathlib import Path
from bot.memory import Memory

print("ready", flush=True)
sys.stdin.readline()
memory = Memory.open_local(Path(sys.argv[1]))
memory.note_unanswered("hola", date(2026, 3, 10))
memory.close()
"""


def test_two_that_start_at_once_have_the_same_key(tmp_path):
    processes = [
        subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", WRITE, str(tmp_path / "m")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdout.readline() == b"ready\n"
    for process in processes:
        process.stdin.write(b"\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=30)
    assert [process.returncode for process in processes] == [0, 0, 0]
    memory = Memory.open_local(tmp_path / "m")
    assert memory.unanswered(9) == [("hola", 3, date(2026, 3, 10))]
    memory.close()
