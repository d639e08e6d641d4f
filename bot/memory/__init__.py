"""What must survive a restart, apart from the facts: chats, questions not understood, pictures; sealed with a key."""

from bot.memory.address import data_folder
from bot.memory.faults import CannotRemember
from bot.memory.kept import Kept
from bot.memory.memory import Memory
from bot.memory.unanswered import Unanswered

__all__ = ["CannotRemember", "Kept", "Memory", "Unanswered", "data_folder"]
