"""What the documentation says of buttons in words that no model holds."""

import re
from urllib.parse import urlsplit

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultsButton, RichMessageButton

from .refused import refuse

DECORATION = {"text", "icon_custom_emoji_id", "style"}
"""What an inline button may have besides the one thing it does."""

SCHEMES = {"http", "https", "tg", "ton"}


def inline_button(button: InlineKeyboardButton) -> None:
    actions = button.model_fields_set - DECORATION
    if len(actions) != 1 or not button.text:
        refuse("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if button.url is not None:
        url = urlsplit(button.url)
        if url.scheme not in SCHEMES or not url.netloc:
            refuse(f"inline keyboard button URL '{button.url}' is invalid: Wrong HTTP URL")


def rich_button(button: RichMessageButton) -> None:
    if len(button.model_fields_set - DECORATION) != 1:
        refuse("a button of a rich message does exactly one thing")


def inline_keyboard(keyboard: InlineKeyboardMarkup) -> None:
    if sum(map(len, keyboard.inline_keyboard)) > 100:  # Not in the documentation; what the server takes.
        refuse("reply markup is too long")


def above_results(button: InlineQueryResultsButton) -> None:
    if (button.web_app is None) == (button.start_parameter is None) or not button.text:
        refuse("a button above inline results has a text and does exactly one thing")
    if not re.fullmatch(r"[\w-]*", button.start_parameter or "", re.ASCII):
        refuse("START_PARAM_INVALID")
