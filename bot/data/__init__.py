"""The tables: what they must look like, their faults, and the database built from them."""

from bot.data.checking import check
from bot.data.database import build
from bot.data.faults import BadTables, Fault
from bot.data.soundness import Proof, Unsound

__all__ = ["BadTables", "Fault", "Proof", "Unsound", "build", "check"]
