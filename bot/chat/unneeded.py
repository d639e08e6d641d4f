"""Parts of libraries that nothing here uses, and that take their time and their room where they can be loaded."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

UNNEEDED = ("httpx._main", "telegram.ext._utils.webhookhandler")
"""The command line of httpx, and the server that python-telegram-bot has for webhooks: both do without."""


@contextmanager
def left_out() -> Iterator[None]:
    """What is loaded while this is entered does not find them, as if what they need were not installed."""
    names = [name for name in UNNEEDED if name not in sys.modules]
    for name in names:
        sys.modules[name] = None  # type: ignore[assignment]  # So Python knows that there is none.
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
