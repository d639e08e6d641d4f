"""Orders: what the buttons say that concern one thing that the chat is sent."""

import re
from typing import NamedTuple, Self

from telegram import InlineKeyboardButton as Button

from bot.memory import Subscription
from bot.phrase import Voice, notice

PATTERN = re.compile(
    r"1:(end|drop|pause|resume|open|back|repeat|days|hours|set|same):([0-9a-f]{16})(?::([a-z0-9]{1,8}))?\Z"
)
"""Version 1: a word, a subscription, and what it is set to or where the button stands."""

LIST, LIST_BELOW = "1:list", "1:list:below"
"""Shows all, in version 1: in the place of a card, or below what was sent, which stays to be read."""

LISTS = re.compile(r"1:list(:below)?\Z")

CARD = "card"
"""The button stands under what is said of one subscription, and not under what was sent."""

SIGNS = {
    "end": "🔕",
    "drop": "🔕",
    "pause": "⏸",
    "resume": "▶️",
    "open": "⚙️",
    "repeat": "🔁",
    "days": "📅",
    "hours": "🕗",
}


class Order(NamedTuple):
    """What is to be done with the subscription of this id, and to what it is to be set."""

    do: str
    id: str
    value: str = ""

    @classmethod
    def read(cls, data: str) -> Self | None:
        """The order that a button sends; None where it is none."""
        match = PATTERN.match(data)
        return cls(match[1], match[2], match[3] or "") if match else None

    def button(self, words: str) -> Button:
        """The button that sends it, with its sign and these words."""
        sign = SIGNS.get(self.do, "")
        data = ":".join(("1", self.do, self.id, *([self.value] if self.value else [])))
        return Button(f"{sign} {words}".strip(), callback_data=data)


def stopping(one: Subscription, voice: Voice) -> Button:
    """The button that ends one, under what was sent."""
    return Order("end", one.id).button(notice("button_stop", voice).title)


def pausing(one: Subscription, voice: Voice, where: str = "") -> Button:
    """The button that has one pause, or go on."""
    do = "resume" if one.paused else "pause"
    return Order(do, one.id, where).button(notice(f"button_{do}", voice).title)


def changing(one: Subscription, voice: Voice) -> Button:
    """The way to change when and how one comes."""
    return Order("open", one.id).button(notice("button_change_sent", voice).title)


def to_list(voice: Voice) -> Button:
    """The way to all that the chat is sent, under what was sent."""
    return Button(notice("button_all_sent", voice).title, callback_data=LIST_BELOW)
