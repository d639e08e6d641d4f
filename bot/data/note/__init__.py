"""Spanish press notes on the network, read into the observations that they give."""

from bot.data.note.finding import REASONS, Finding, Note
from bot.data.note.known import KnownNames
from bot.data.note.reading import read_note

__all__ = ["REASONS", "Finding", "KnownNames", "Note", "read_note"]
