"""Several processes that share an inbox: each update is handled once, those of a chat in their order."""

import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Lock

import pytest

from .conftest import NOW, A
from .posting import LASTING, came, claim, settle, store
from .rows import Rows

LANES = 5
IDS = range(1, 61)


def lane(id_: int) -> int:
    return 100 + id_ % LANES


def test_replicas_that_store_at_once_never_work_in_one_lane_together(opens, url):
    """Each update is posted to one of them; two of a lane come at the same time again and again."""
    replicas = {"p": opens(), "q": opens()}

    def post(name: str, ids: range) -> None:
        for id_ in ids:
            store(replicas[name], came(id_, lane(id_)), by=name)

    with ThreadPoolExecutor(4) as threads:
        parts = [("p", IDS[::4]), ("q", IDS[1::4]), ("p", IDS[2::4]), ("q", IDS[3::4])]
        for done in [threads.submit(post, *part) for part in parts]:
            done.result()
    holders = defaultdict(set)
    for row in Rows(url).of("inbox"):
        holders[lane(row.id)].add(row.process)
    assert sum(map(len, holders.values())) >= LANES
    assert [several for several in holders.values() if len(several - {None}) > 1] == []


def test_one_update_that_is_posted_to_two_replicas_at_once_is_handled_by_one(opens):
    replicas = {"p": opens(), "q": opens()}
    for id_ in IDS[:20]:
        at = 0 if id_ % 2 else lane(id_)
        with ThreadPoolExecutor(2) as threads:
            places = threads.map(lambda name, id_=id_, at=at: store(replicas[name], came(id_, at), by=name), "pq")
            assert sorted(place[id_] for place in places) == ["elsewhere", "ours"]


@pytest.mark.parametrize("stored_first", [True, False])
def test_workers_take_each_once_and_those_of_a_lane_in_order(opens, stored_first):
    memories, handled, one = [opens(), opens()], [], Lock()
    if stored_first:
        store(memories[0], *(came(id_, lane(id_)) for id_ in IDS), room=0)

    def work(number: int) -> None:
        memory, name = memories[number % 2], f"worker {number}"
        while len(handled) < len(IDS):
            taken = claim(memory, name, limit=3)
            with one:
                handled.extend(taken)
            settle(memory, *taken, by=name)

    with ThreadPoolExecutor(5) as threads:
        workers = [threads.submit(work, number) for number in range(4)]
        for id_ in () if stored_first else IDS:
            store(memories[1], came(id_, lane(id_)), by="web", room=0)
        for done in workers:
            done.result()
    assert sorted(handled) == [*IDS]
    by_lane = [[id_ for id_ in handled if lane(id_) == each] for each in {lane(id_) for id_ in IDS}]
    assert by_lane == [sorted(ids) for ids in by_lane]


WORK = f"""
import sys
from datetime import UTC, datetime, timedelta
from bot.memory import Memory, Settled

memory, name = Memory.open(sys.argv[1], [sys.argv[2]]), sys.argv[3]
print("ready", flush=True)
sys.stdin.readline()
now = datetime.fromisoformat("{NOW.isoformat()}")
while memory.inbox.waiting().open:
    for each in memory.inbox.claim(name, now, timedelta(minutes=9), 3):
        print(each.id)
        memory.inbox.settle([Settled(each.id, None)], name, now)
memory.close()
"""


def test_processes_take_each_once(url, memory):
    store(memory, *(came(id_, lane(id_)) for id_ in IDS), room=0)
    processes = [
        subprocess.Popen([sys.executable, "-c", WORK, url, A, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        for name in "pq"
    ]
    for process in processes:
        assert process.stdout.readline() == b"ready\n"
    for process in processes:
        process.stdin.write(b"\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(int(id_) for each in said for id_ in each) == [*IDS]


def test_leases_that_run_out_while_others_claim_are_taken_over_once(opens):
    memories = [opens(), opens()]
    store(memories[0], *(came(id_, id_) for id_ in IDS), by="dead")
    late = NOW + LASTING + timedelta(seconds=1)
    with ThreadPoolExecutor(4) as threads:
        lots = threads.map(lambda number: claim(memories[number % 2], f"worker {number}", late, 9), range(12))
        taken = [id_ for lot in lots for id_ in lot]
    assert sorted([*taken, *claim(memories[0], "last", late)]) == [*IDS]
