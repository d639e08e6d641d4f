"""How a process that is to run for months asks for memory, settled before it loads anything."""

import ctypes
import gc
import sys

LARGE = 128 * 1024
"""Bytes of a block that is given back to the system as soon as it is free.

By itself the C library would raise that to many times as much with the first large block that is freed, and what is let
go between smaller ones would stay.
"""

POOLS = 2
"""From which threads take blocks; by default nearly each has its own, and keeps what others could use."""

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""Their numbers in malloc.h."""


def settle() -> None:
    """Bounds what is kept free, where the C library is glibc; rings of objects are not looked for until it runs."""
    gc.disable()  # What is loaded and read now stays: a tenth of the start would be spent on looking through it.
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        if hasattr(library, "gnu_get_libc_version"):
            library.mallopt(_MMAP_THRESHOLD, LARGE)
            library.mallopt(_ARENA_MAX, POOLS)
