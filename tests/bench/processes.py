"""Processes that are measured: one on a core of its own, what it takes of the processor and the memory."""

import asyncio
import os
import platform
import re
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path


@asynccontextmanager
async def started(command: list[str], api: str) -> AsyncIterator[int]:
    """A bot on the last core, its process; the first is left to us. {api} and {port} in the command are filled in."""
    cores = sorted(os.sched_getaffinity(0))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    filled = [part.format(api=api, port=port) for part in command]
    bot = await asyncio.create_subprocess_exec(*filled, env=os.environ | {"TELEGRAM_API_URL": api})
    os.sched_setaffinity(bot.pid, cores[-1:])
    os.sched_setaffinity(0, cores[:1])
    ended, measuring = asyncio.create_task(bot.wait()), asyncio.current_task()

    def give_up(*_: object) -> None:
        if measuring:
            measuring.cancel()

    ended.add_done_callback(give_up)  # Nothing more will be answered.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, give_up)
    try:
        yield bot.pid
    finally:
        ended.remove_done_callback(give_up)
        if bot.returncode is None:
            bot.kill()
        await ended
        os.sched_setaffinity(0, cores)  # The next one has a core of its own too.


def busy(pid: int) -> float:
    """Seconds of a processor that a process has had."""
    after_name = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """The kB of memory that a process has now; 0 where it has ended."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("utf-8"))
    return int(found[1]) if found else 0


def machine() -> str:
    """What all this runs on, in a sentence."""
    about = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*:\s*(.+)", about.read_text("utf-8")) if about.exists() else None
    return f"{os.cpu_count()} processors, {model[1] if model else 'unnamed'}, Python {platform.python_version()}."
