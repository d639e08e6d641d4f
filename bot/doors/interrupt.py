"""Ctrl-C at the keyboard, heard whenever it comes."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PAUSE = 0.05
"""Seconds after which an interrupt that was not heard is repeated."""


@dataclass(slots=True)
class _Interrupts:
    """Whether one was heard. A plain flag: a handler that took a lock could be interrupted while it holds it."""

    heard: bool = False

    def raise_first(self, *_: object) -> None:
        if not self.heard:
            self.heard = True
            raise KeyboardInterrupt

    def repeat(self, signals: int) -> None:
        """Sends each interrupt again until it is heard; ends when the pipe of `signals` does."""
        while os.read(signals, 1):
            time.sleep(PAUSE)
            if not self.heard:
                signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


@contextmanager
def interruptible() -> Iterator[None]:
    """While entered, the first Ctrl-C raises KeyboardInterrupt, and those after it do nothing.

    Python runs signal handlers between its own steps: a Ctrl-C just before it waits for a key would lie unheard until
    one is typed. So each also wakes a thread, by the pipe that Python writes signals to, and the thread repeats it.
    """
    if not hasattr(signal, "pthread_kill"):  # Windows: its consoles wake the wait themselves.
        yield
        return
    interrupts = _Interrupts()
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = signal.signal(signal.SIGINT, interrupts.raise_first)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    repeater = threading.Thread(target=interrupts.repeat, args=(reader,), daemon=True)
    repeater.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(-1)
        os.close(writer)
        repeater.join()
        os.close(reader)
        signal.signal(signal.SIGINT, before)
