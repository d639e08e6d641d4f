"""What must survive a restart, apart from the facts: chats, what they say and are sent, questions, pictures."""

from bot.memory.address import data_folder
from bot.memory.broadcasts import Broadcast
from bot.memory.faults import CannotRemember
from bot.memory.incoming import Claimed, Incoming, Left, Place, Settled, Stored, Waiting
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
    "Claimed",
    "Edition",
    "Incoming",
    "Kept",
    "Kind",
    "Left",
    "Letter",
    "Memory",
    "Place",
    "Settled",
    "Status",
    "Stored",
    "Subscription",
    "Topic",
    "Unanswered",
    "Waiting",
    "Wish",
    "data_folder",
]
