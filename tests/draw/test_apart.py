"""Drawing in a process of its own gives the same pictures, outlives its end, and leaves nothing behind."""

import os
import signal
import threading

import pytest

from bot.chart import Bar, Chart
from bot.draw import png
from bot.draw.apart import Apart

CHART = Chart("bars", "Año\ny ñandú", (Bar("Cusco\nde 2 centros", 1, "1"), Bar("Puno", None, "sin cifra")), ("nota",))


@pytest.fixture
def apart():
    drawing = Apart()
    yield drawing
    drawing.close()


def gone(pid):
    """Whether there is no such process any more."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_picture_is_the_same_and_the_next_comes_from_the_same_process(apart):
    assert apart(CHART) == png(CHART)
    first = apart.pid
    assert apart(CHART) == png(CHART)
    assert apart.pid == first != os.getpid()


def test_a_process_that_was_killed_is_begun_anew(apart):
    apart(CHART)
    os.kill(apart.pid, signal.SIGKILL)
    assert apart(CHART) == png(CHART)


def test_what_cannot_be_drawn_is_said_and_the_next_is_drawn(apart):
    with pytest.raises(RuntimeError, match="KeyError"):
        apart(Chart("pie", "", ()))  # type: ignore[arg-type]
    assert apart(CHART) == png(CHART)


def test_it_ends_when_it_is_closed_and_when_it_rests(apart):
    apart(CHART)
    first = apart.pid
    apart.close()
    assert (apart.pid, gone(first)) == (None, True)
    apart.close()
    assert apart(CHART)


def test_it_ends_by_itself_when_nothing_is_drawn_for_a_while():
    drawing = Apart(idle=0)
    drawing(CHART)
    for timer in [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]:
        timer.join()
    assert drawing.pid is None


def test_a_process_that_hangs_is_begun_anew_and_holds_up_no_end():
    drawing = Apart(longest=3)
    drawing(CHART)
    os.kill(drawing.pid, signal.SIGSTOP)
    assert drawing(CHART) == png(CHART)
    hung = drawing.pid
    os.kill(hung, signal.SIGSTOP)
    drawing.close()
    assert (drawing.pid, gone(hung)) == (None, True)
