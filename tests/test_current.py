"""The facts that hold now: another file takes their place, if it is sound; else the log says why not, once."""

import gc
import logging
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from weakref import ref

import pytest

from bot.current import Current, Stopped
from bot.lookup import BadStore, look_up
from bot.question import Intent, Query, Question

ASKED = Question(Intent.COUNT, Query(regions=("PE-CUS",)))
TODAY = date(2026, 3, 10)


def figures(current):
    """What is said now, read from the file."""
    store = current.facts.store
    for kept in (store._line, store._total):  # noqa: SLF001 - what was read before says nothing
        kept.cache_clear()
    return [row.value for row in look_up(ASKED, store, TODAY).rows]


def replace(path, source):
    """As `data build` does it: beside the file, then in its place."""
    beside = path.with_name("new.db")
    shutil.copyfile(source, beside)
    beside.replace(path)


@pytest.fixture
def path(tmp_path, world_db):
    """A database that is looked at; it holds the invented world."""
    return shutil.copyfile(world_db, tmp_path / "cite.db")


@pytest.fixture
def current(path):
    with closing(Current.open(path)) as current:
        yield current


def lines(caplog):
    return [record.getMessage() for record in caplog.records if record.name == "bot.current"]


def test_another_file_takes_the_place_once_it_rests_and_the_log_says_so(current, path, real_db, caplog):
    caplog.set_level(logging.INFO)
    before, old = figures(current), current.facts.store.version
    assert not current.look()
    replace(path, real_db)
    assert [current.look() for _ in range(4)] == [False, True, False, False]
    assert figures(current) != before
    new = current.facts.store.version
    with closing(sqlite3.connect(real_db)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM figures").fetchone()
    assert lines(caplog) == [f"version {new[:8]} holds now, {count:,} figures; before: {old[:8]}"]


def test_who_cannot_wait_has_it_with_the_first_look(current, path, real_db):
    replace(path, real_db)
    assert current.look(at_once=True)


def test_the_same_content_in_another_file_is_nothing_new(current, path, world_db, caplog):
    caplog.set_level(logging.INFO)
    facts = current.facts
    replace(path, world_db)
    assert not any(current.look() for _ in range(3))
    assert current.facts is facts
    assert lines(caplog) == []


def garbage(_):
    return b"not a database at all, only text" * 100


def half(data):
    return data[: len(data) // 2 // 4096 * 4096]


def torn(data):
    """The whole length, but the second half was never written."""
    return data[: len(data) // 2] + bytes(len(data) - len(data) // 2)


def damaged(data):
    """A page in the middle has other bytes."""
    at = len(data) // 2 // 4096 * 4096
    return data[:at] + b"\xff" * 4096 + data[at + 4096 :]


def changed(*statements):
    """The same with statements executed on it."""

    def change(data):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(data)
            for statement in statements:
                connection.execute(statement)
            connection.commit()
            return connection.serialize()

    return change


BAD = {
    "not a database": (garbage, "is not a database of `cite-bot data build`: file is not a database"),
    "empty": (lambda _: b"", "is not a database of `cite-bot data build`: no such table: meta"),
    "half written": (half, "cite.db is"),
    "torn": (torn, "cite.db is"),
    "a damaged page": (damaged, "cite.db is"),
    "another schema": (changed("UPDATE meta SET value = '99' WHERE key = 'schema'"), "has the schema 99, not 4"),
    "no figures": (changed("DROP TABLE figures"), "no such table: figures"),
    "no observations": (changed("DROP TABLE observations"), "is damaged: no such table: observations"),
    "another figure": (
        changed("UPDATE figures SET value = value + 1"),
        "is damaged: its contents are not those that it was built with",
    ),
    "no fingerprint": (
        changed("DELETE FROM meta WHERE key = 'content'"),
        "is damaged: its contents are not those that it was built with",
    ),
    "a foreign fingerprint": (
        changed("UPDATE meta SET value = 'f00' WHERE key = 'content'"),
        "is damaged: its contents are not those that it was built with",
    ),
}
"""What a file may be that is none of ours, and what the log says of it."""


@pytest.mark.parametrize("in_place", [False, True], ids=["replaced", "written over"])
@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_changes_nothing_and_is_told_of_once(current, path, real_db, caplog, kind, in_place):
    change, complaint = BAD[kind]
    before, facts = figures(current), current.facts
    bad = change(real_db.read_bytes())
    if in_place:
        path.write_bytes(bad)
    else:
        (path.parent / "bad.db").write_bytes(bad)
        replace(path, path.parent / "bad.db")
    assert not any(current.look() for _ in range(5))
    assert current.facts is facts
    assert figures(current) == before
    (line,) = lines(caplog)
    assert line.startswith(f"not taken, version {facts.store.version[:8]} goes on: {path} ")
    assert complaint in line
    replace(path, real_db)
    assert [current.look() for _ in range(2)] == [False, True]


def test_a_file_that_is_gone_is_told_of_once_each_time(current, path, real_db, caplog):
    shutil.move(path, path.with_name("away.db"))
    assert not any(current.look() for _ in range(4))
    (line,) = lines(caplog)
    assert f"There is no database at {path}" in line
    shutil.move(path.with_name("away.db"), path)
    assert not any(current.look() for _ in range(3))
    path.unlink()
    assert not any(current.look() for _ in range(3))
    assert len(lines(caplog)) == 2
    shutil.copyfile(real_db, path)
    assert [current.look() for _ in range(2)] == [False, True]


def test_each_of_two_bad_files_is_told_of(current, path, caplog):
    for content in (b"one", b"another"):
        path.write_bytes(content)
        assert not any(current.look() for _ in range(3))
    assert len(lines(caplog)) == 2


def test_a_folder_in_its_place_is_told_of(current, path, caplog):
    path.unlink()
    path.mkdir()
    assert not any(current.look() for _ in range(3))
    (line,) = lines(caplog)
    assert f"{path} cannot be read: Is a directory." in line


def test_what_is_still_being_written_is_left_until_it_rests(current, path, real_db, caplog):
    data = real_db.read_bytes()
    parts = [data[at : at + len(data) // 4 + 1] for at in range(0, len(data), len(data) // 4 + 1)]
    with path.open("wb", buffering=0) as file:
        for part in parts:
            file.write(part)
            assert not current.look()
    assert current.look()
    assert not [record for record in caplog.records if record.levelno > logging.INFO]


def test_a_file_written_over_leaves_the_facts_at_hand_as_they_are(current, path, real_db):
    before = figures(current)
    path.write_bytes(real_db.read_bytes())
    assert figures(current) == before


def test_an_old_version_is_closed_when_nobody_holds_it_and_not_before(current, path, real_db):
    held = current.facts
    store = held.store
    replace(path, real_db)
    assert current.look(at_once=True)
    assert look_up(ASKED, held.store, TODAY).rows
    del held
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        store.typed("services")
    gone = ref(store)
    del store
    gc.collect()
    assert gone() is None


def test_a_look_that_is_ended_leaves_all_as_it_was_for_the_next(current, path, real_db):
    def end():
        raise Stopped

    facts = current.facts
    replace(path, real_db)
    current.look()
    with pytest.raises(Stopped):
        current.look(end)
    assert current.facts is facts
    assert current.look()


def test_what_cannot_be_made_of_a_sound_file_is_told_of_too(current, path, real_db, caplog, monkeypatch):
    def fail(_):
        message = "no words\nfor it"
        raise KeyError(message)

    replace(path, real_db)
    with monkeypatch.context() as broken:
        broken.setattr("bot.reply.Lexicon.of", fail)
        assert not any(current.look() for _ in range(3))
    (line,) = lines(caplog)
    assert line.endswith(r"goes on: KeyError: 'no words\nfor it'")


@pytest.mark.parametrize("kind", BAD)
def test_it_does_not_start_with_a_bad_file(tmp_path, real_db, kind):
    change, complaint = BAD[kind]
    path = tmp_path / "cite.db"
    path.write_bytes(change(real_db.read_bytes()))
    with pytest.raises(BadStore) as raised, closing(Current.open(path)) as current:
        current.prove()
    assert complaint in str(raised.value)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)


AT_ONCE = (
    "not a database",
    "empty",
    "half written",
    "another schema",
    "no figures",
    "no observations",
    "no fingerprint",
    "a foreign fingerprint",
)
"""What is seen without reading from end to end."""


@pytest.mark.parametrize("kind", AT_ONCE)
def test_much_is_seen_at_once(tmp_path, real_db, kind):
    path = tmp_path / "cite.db"
    path.write_bytes(BAD[kind][0](real_db.read_bytes()))
    with pytest.raises(BadStore):
        Current.open(path)


def test_what_is_sound_is_proven_once_although_it_was_replaced_meanwhile(path):
    with closing(Current.open(path)) as current:
        rests = []
        path.write_bytes(garbage(None))
        current.prove(lambda: rests.append(1))
        assert rests
        read = len(rests)
        current.prove(lambda: rests.append(1))
        assert len(rests) == read


def test_a_proof_that_is_ended_says_so(current):
    def end():
        raise Stopped

    with pytest.raises(Stopped):
        current.prove(end)


def test_it_does_not_start_without_a_file(tmp_path):
    with pytest.raises(BadStore, match="There is no database at"):
        Current.open(tmp_path / "cite.db")


def test_nothing_is_left_beside_the_file_or_among_temporary_ones(path, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with closing(Current.open(path)):
        assert list(folder.iterdir()) == []
        assert sorted(each.name for each in tmp_path.iterdir()) == ["cite.db", "temporary"]
