"""Question → Answer: figures looked up in the tables by what an answer means, never estimated."""

from bot.lookup.answers import COUNTED, look_up
from bot.lookup.before import before
from bot.lookup.corrected import corrected
from bot.lookup.parts import parts
from bot.lookup.store import BadStore, Store
from bot.lookup.views import views

__all__ = ["COUNTED", "BadStore", "Store", "before", "corrected", "look_up", "parts", "views"]
