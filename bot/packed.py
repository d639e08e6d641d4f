"""Columns of numbers as bytes, the same on every machine: so the database keeps what is read whole."""

import sys
from array import array

_SWAPPED = sys.byteorder == "big"


def packed(numbers: "array[int]") -> bytes:
    """The numbers, the lowest byte of each first."""
    if _SWAPPED:
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(kind: str, column: bytes) -> "array[int]":
    """The numbers again; `kind` is the letter of their array."""
    numbers = array(kind)
    numbers.frombytes(column)
    if _SWAPPED:
        numbers.byteswap()
    return numbers


def narrowed(numbers: "array[int]", kinds: str) -> "array[int]":
    """The numbers in the first kind of array that holds them all; the last one holds any."""
    for kind in kinds:
        try:
            return array(kind, numbers)
        except OverflowError:
            continue
    return numbers
