"""The line to Telegram, as the system sees it."""

from pathlib import Path

import pytest

PROC = Path("/proc/net/tcp")

KEPT_ALIVE = "02"
"""The timer of a line that is probed when it is idle (Linux: Documentation/networking/proc_net_tcp.rst)."""


@pytest.mark.skipif(not PROC.exists(), reason="only Linux shows the timers of its lines")
async def test_idle_lines_are_probed_so_that_no_answer_is_lost_on_a_dead_one(telegram):
    await telegram.say("hola")
    await telegram.answers()
    port = f":{int(telegram.url.rpartition(':')[2]):04X}"
    ours = [line for line in _lines() if line[2].endswith(port) and line[3] == "01"]
    assert ours
    assert {line[5].partition(":")[0] for line in ours} <= {KEPT_ALIVE, "01"}  # Or something is on its way just now.


def _lines():
    return [line.split() for line in PROC.read_text().splitlines()[1:]]
