"""Storing is all or nothing: whoever is killed, comes second, or has no room leaves the tables whole."""

import errno
import os
import signal
import sys
from itertools import count
from threading import Barrier, Thread

import pytest

from bot.data import storing
from bot.data.importing import files_in, read_itp
from bot.data.proposal import store
from bot.data.storing import TablesChanged
from tests.data.conftest import Tables

from .made import TODAY, line, read, standing, table, take

TABLES = ("observations.csv", "sources.csv")


def state(folder):
    return [(folder / name).read_bytes() for name in TABLES]


def killed_at(step, proposal, folder):
    """Stores in a process that is killed at a step of the storing; whether it was, or ended before."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    steps = count()

    def trace(frame, event, argument):
        del argument
        if frame.f_code.co_filename != storing.__file__:
            return None
        if event == "line" and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    store(proposal, folder)
    os._exit(0)


def test_whoever_is_killed_at_any_step_leaves_each_table_old_or_new_and_the_next_cleans_up(tmp_path):
    files = [table(tmp_path / "a.csv", [line(months=["10"]), line("UT Ica", months=["20"])])]
    (tmp_path / "new").mkdir()
    new = Tables(tmp_path / "new").folder
    take(new, *files)
    for step in count():
        folder = tmp_path / str(step)
        folder.mkdir()
        old = state(Tables(folder).folder)
        was_killed = killed_at(step, read(folder, *files), folder)
        for now, before, after in zip(state(folder), old, state(new), strict=True):
            assert now in {before, after}, step
        if not was_killed:
            break
        take(folder, *files)
        assert state(folder) == state(new), step
    assert step > 20
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in new.iterdir())


def test_what_a_killed_one_left_lying_is_cleared_away(tables, tmp_path):
    for name in TABLES:
        (tables.folder / f".{name}.abc").write_text("half", encoding="utf-8")
    take(tables.folder, table(tmp_path / "a.csv", [line(months=["10"])]))
    assert [path.name for path in tables.folder.iterdir() if path.name.startswith(".")] == []


def test_what_changed_meanwhile_is_not_overwritten(tables, tmp_path):
    proposal = read(tables.folder, table(tmp_path / "a.csv", [line(months=["10"])]))
    tables.observe("early,services,centre,ut-ica,,,2025-01-01,2025-01-31,7,exact,")
    before = state(tables.folder)
    with pytest.raises(TablesChanged):
        store(proposal, tables.folder)
    assert state(tables.folder) == before


def test_two_at_once_lose_nothing_of_each_other(tables, tmp_path):
    files = [table(tmp_path / f"{year}.csv", [line(year=str(year), months=["10"])]) for year in range(2018, 2026)]
    begin = Barrier(len(files))

    def insist(path):
        begin.wait()
        while True:
            proposal, _ = read_itp(files_in([path]), tables.folder, TODAY)
            try:
                return store(proposal, tables.folder)
            except TablesChanged:
                continue

    threads = [Thread(target=insist, args=(path,)) for path in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(standing(tables.folder)) == len(files)
    assert take(tables.folder, *files).count == 0


@pytest.mark.parametrize("fails_at", [0, 1])
def test_a_full_disk_leaves_no_half_table(tables, tmp_path, monkeypatch, fails_at):
    calls = count()

    def full(descriptor):
        del descriptor
        if next(calls) == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")

    old = state(tables.folder)
    proposal = read(tables.folder, table(tmp_path / "a.csv", [line(months=["10"])]))
    monkeypatch.setattr("bot.data.storing.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store(proposal, tables.folder)
    assert state(tables.folder)[0] == old[0]
    assert [path.name for path in tables.folder.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_table_without_an_end_of_its_last_line_gets_one(tables, tmp_path, end):
    path = tables.folder / "observations.csv"
    path.write_bytes(path.read_bytes().rstrip(b"\n") + end.encode())
    take(tables.folder, table(tmp_path / "a.csv", [line(months=["10"])]))
    assert path.read_bytes().decode().splitlines()[-2:] == [
        "early,services,network,,,,2025-01-01,2025-12-31,900,target,",
        "itp-2026-03-05,services,centre,cite-cusco,ensayos,,2025-01-01,2025-01-31,10,exact,",
    ]


def test_who_may_read_a_table_may_read_it_afterwards(tables, tmp_path):
    (tables.folder / "observations.csv").chmod(0o640)
    take(tables.folder, table(tmp_path / "a.csv", [line(months=["10"])]))
    assert (tables.folder / "observations.csv").stat().st_mode & 0o777 == 0o640
