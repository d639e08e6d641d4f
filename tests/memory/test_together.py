"""Several threads and several processes at once lose nothing."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from bot.memory import Kept, Memory, Unanswered

from .conftest import NOW, A
from .rows import Rows

DAY = date(2026, 3, 10)
TIMES = 25


def write(memory: Memory, lane: int) -> None:
    for number in range(TIMES):
        memory.note_unanswered("hola", DAY)
        memory.keep(lane * 1000 + number, Kept("es"), NOW)
        memory.keep_picture(f"{lane}:{number}", "AgAC", DAY)
        assert memory.chat(lane * 1000 + number) == Kept("es")


def lost(memory: Memory, lanes: int) -> list[object]:
    """What is not there of what so many wrote."""
    places = [(lane, number) for lane in range(lanes) for number in range(TIMES)]
    counted = memory.unanswered(9) == [Unanswered("hola", lanes * TIMES, DAY)]
    return [
        *([] if counted else [memory.unanswered(9)]),
        *(place for place in places if memory.chat(place[0] * 1000 + place[1]) != Kept("es")),
        *(place for place in places if not memory.picture(f"{place[0]}:{place[1]}")),
    ]


def test_threads_lose_no_write(memory):
    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(write, memory, lane) for lane in range(4)]:
            done.result()
    assert lost(memory, 4) == []


WRITE = f"""
import sys
from datetime import UTC, date, datetime
import alembic.command
from bot.memory import Kept, Memory

print("ready", flush=True)
sys.stdin.readline()
memory = Memory.open(sys.argv[1], [sys.argv[2]])
lane = int(sys.argv[3])
for number in range({TIMES}):
    memory.note_unanswered("hola", date(2026, 3, 10))
    memory.keep(lane * 1000 + number, Kept("es"), datetime.now(UTC))
    memory.keep_picture(f"{{lane}}:{{number}}", "AgAC", date(2026, 3, 10))
memory.close()
"""


def test_processes_that_open_a_new_memory_at_once_lose_no_write(url, opens):
    processes = [
        subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", WRITE, url, A, str(lane)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for lane in range(3)
    ]
    for process in processes:
        assert process.stdout.readline() == b"ready\n"
    ended = [process.communicate(b"\n", timeout=30) for process in released(processes)]
    assert [(process.returncode, said[1]) for process, said in zip(processes, ended, strict=True)] == [(0, b"")] * 3
    assert lost(opens(), 3) == []


def released(processes):
    """Lets all begin before the first is waited for."""
    for process in processes:
        process.stdin.write(b"\n")
        process.stdin.flush()
    return processes


END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid != pg_backend_pid() AND backend_type = 'client backend'
"""


def test_a_server_that_was_restarted_is_found_again(postgres_url):
    memory = Memory.open(postgres_url, [A])
    memory.keep(1, Kept("es"), NOW)
    assert len(Rows(postgres_url).run(END_OTHERS)) >= 1
    assert memory.chat(1) == Kept("es")
    memory.close()


def test_the_file_keeps_a_write_ahead_log_so_that_nobody_waits_to_read(tmp_path):
    url = f"sqlite:///{tmp_path / 'memory.db'}"
    Memory.open(url, [A]).close()
    assert Rows(url).run("PRAGMA journal_mode") == [("wal",)]
