"""The memory as the settings name it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.doors.failure import Failure
from bot.doors.settings import Settings
from bot.memory import CannotRemember, Memory, data_folder


@contextmanager
def open_memory(settings: Settings) -> Iterator[Memory]:
    """The memory, closed at the end: at MEMORY_URL, else in the user's data folder, where it may have its key too.

    Raises:
        Failure: it cannot be opened, or ceases to work meanwhile.
    """
    try:
        with closing(_opened(settings)) as memory:
            yield memory
    except CannotRemember as fault:
        raise Failure(str(fault)) from fault


def _opened(settings: Settings) -> Memory:
    if settings.memory_url:
        return Memory.open(settings.memory_url, settings.memory_keys)
    return Memory.open_local(data_folder(), settings.memory_keys)
