"""The bot on Telegram, and the only place that knows Telegram; import it where it is used, for it takes its time."""

import os

# The library's own switch to waits as `timedelta`; without it each 429 raises a deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from bot.chat.app import application
from bot.chat.feeding import Feeding
from bot.chat.hook import Hook
from bot.chat.running import run
from bot.chat.serving import CannotStart

__all__ = ["CannotStart", "Feeding", "Hook", "application", "run"]
