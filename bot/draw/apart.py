"""Drawing in a process of its own: what it needs is large, and goes again when nothing was drawn for a while."""

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from threading import RLock, Timer

from bot.chart import Chart

IDLE = 120.0
"""Seconds after which the process ends that draws nothing; it takes some 130 MB, and a second to come."""

LONGEST = 15.0
"""Seconds for one picture, which takes a fraction of one, and for an end; a process that hangs is killed."""

TRIES = 2
"""A process that ended, as when the machine had no memory left, is begun anew once."""


class Apart:
    """Draws charts, one after the other; it may be called from any thread."""

    def __init__(self, idle: float = IDLE, longest: float = LONGEST) -> None:
        """Begins nothing yet."""
        self._idle = idle
        self._longest = longest
        self._lock = RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._timer: Timer | None = None

    def __call__(self, chart: Chart) -> bytes:
        """The chart as a PNG.

        Raises:
            RuntimeError: it cannot be drawn.
        """
        line = json.dumps(asdict(chart)).encode() + b"\n"
        with self._lock:
            try:
                return self._drawn(line)
            finally:
                self._rest()

    @property
    def pid(self) -> int | None:
        """The number of the process; None: there is none at this moment."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            if self._timer:
                self._timer.cancel()
            if self._process:
                with suppress(subprocess.TimeoutExpired):
                    self._process.communicate(timeout=self._longest)  # Its input ends, and it with that.
                self._process.kill()  # Nothing where it has ended.
                self._process.communicate()
            self._process = None

    def _drawn(self, line: bytes) -> bytes:
        for _ in range(TRIES):
            answer = self._answer_in_time(line)
            if answer is not None:
                return answer
            self.close()
        gone = "the process that draws ends by itself"
        raise RuntimeError(gone)

    def _answer_in_time(self, line: bytes) -> bytes | None:
        """The same; what hangs has ended soon."""
        process = self._process = self._process or _begun()
        watch = Timer(self._longest, process.kill)
        watch.daemon = True
        watch.start()
        try:
            return self._answer(process, line)
        finally:
            watch.cancel()

    @staticmethod
    def _answer(process: subprocess.Popen[bytes], line: bytes) -> bytes | None:
        """The picture; None where the process has ended."""
        if process.stdin is None or process.stdout is None:
            return None
        try:
            process.stdin.write(line)
            process.stdin.flush()
        except BrokenPipeError:
            return None
        word, _, rest = process.stdout.readline().decode().strip().partition(" ")
        if word == "png":
            picture = process.stdout.read(int(rest))
            return picture if len(picture) == int(rest) else None
        if word == "fault":
            raise RuntimeError(rest)
        return None

    def _rest(self) -> None:
        """The process goes when it has rested long enough."""
        if self._timer:
            self._timer.cancel()
        self._timer = Timer(self._idle, self.close)
        self._timer.daemon = True
        self._timer.start()


def _begun() -> subprocess.Popen[bytes]:
    # In a session of its own: who stops the bot from the keyboard means the bot, which ends this one itself.
    return subprocess.Popen(
        [sys.executable, "-m", "bot.draw"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
