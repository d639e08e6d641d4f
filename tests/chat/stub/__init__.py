"""A Bot API server on this machine that refuses what Telegram would refuse."""

from .faults import SEND, Fault
from .refused import Refused
from .server import BotApi

__all__ = ["SEND", "BotApi", "Fault", "Refused"]
