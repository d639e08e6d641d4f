"""What must survive a restart, apart from the facts: chats, what they are sent, unanswered questions, pictures."""

from bot.memory.address import data_folder
from bot.memory.broadcasts import Broadcast
from bot.memory.faults import CannotRemember
from bot.memory.kept import Kept
from bot.memory.letter import Edition, Kind, Letter, Topic
from bot.memory.memory import Memory
from bot.memory.subscription import Subscription, Wish
from bot.memory.subscriptions import MOST as MOST_SUBSCRIPTIONS
from bot.memory.unanswered import Unanswered
from bot.memory.watch import Beat, Status

__all__ = [
    "MOST_SUBSCRIPTIONS",
    "Beat",
    "Broadcast",
    "CannotRemember",
    "Edition",
    "Kept",
    "Kind",
    "Letter",
    "Memory",
    "Status",
    "Subscription",
    "Topic",
    "Unanswered",
    "Wish",
    "data_folder",
]
