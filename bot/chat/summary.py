"""One summary: a saved question answered afresh, with a word on what it is and the button that ends it."""

from dataclasses import replace

from telegram import InlineKeyboardMarkup as Keyboard

from bot.chat.keyboards import Dressed, under
from bot.chat.recipient import Recipient
from bot.chat.subscriptions import asked_by, stop
from bot.chat.taps import Act
from bot.memory import Subscription
from bot.phrase import notice
from bot.reply import reply_to


def summary(to: Recipient, one: Subscription) -> Dressed:
    """What is sent for a subscription now; a question that the tables no longer hold is told so."""
    question, end = asked_by(to, one), [stop(one, to.voice)]
    if not question:
        return Dressed(notice("summary_lost", to.voice), Keyboard([end]))
    said = reply_to(question, to.facts, to.voice, to.desk.clock())
    message, keyboard = under(to, said, without=Act.SUBSCRIBE)
    opening = notice(f"summary_{one.wish.every}", to.voice).title
    rows = keyboard.inline_keyboard if keyboard else ()
    return Dressed(replace(message, title=f"{opening}\n{message.title}"), Keyboard([*rows, end]))
