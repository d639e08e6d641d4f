"""Verb 1: text → Question. It gets names and the day as data and never opens the database."""

from bot.understand.lexicon import Lexicon
from bot.understand.understanding import Heard, hear, understand

__all__ = ["Heard", "Lexicon", "hear", "understand"]
