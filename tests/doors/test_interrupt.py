import select
import signal
import threading
import time

import pytest

from bot.doors.interrupt import interruptible


def wait_unheard(patience):
    """Interrupts as in the gap before a wait: the handler is due, but nothing wakes the one who waits."""
    threading.Thread(target=signal.raise_signal, args=(signal.SIGINT,)).start()
    select.select([], [], [], patience)


def test_an_interrupt_that_does_not_wake_the_wait_is_repeated():
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), interruptible():
        wait_unheard(patience=30)
    assert time.monotonic() - begun < 15


def test_only_the_first_interrupt_counts_and_afterwards_all_is_as_before():
    before = signal.getsignal(signal.SIGINT)
    with interruptible():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
