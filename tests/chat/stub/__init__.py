"""A Bot API server on this machine that refuses what Telegram would refuse."""

from .faults import Fault
from .refused import Refused
from .server import BotApi

__all__ = ["BotApi", "Fault", "Refused"]
