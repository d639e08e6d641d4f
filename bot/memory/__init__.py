"""What must survive a restart, apart from the facts: chats, subscriptions, unanswered questions, pictures; sealed."""

from bot.memory.address import data_folder
from bot.memory.faults import CannotRemember
from bot.memory.kept import Kept
from bot.memory.memory import Memory
from bot.memory.subscription import Due, Subscription, Wish
from bot.memory.subscriptions import MOST as MOST_SUBSCRIPTIONS
from bot.memory.unanswered import Unanswered

__all__ = [
    "MOST_SUBSCRIPTIONS",
    "CannotRemember",
    "Due",
    "Kept",
    "Memory",
    "Subscription",
    "Unanswered",
    "Wish",
    "data_folder",
]
