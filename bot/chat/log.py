"""Logging: one line for each event on standard error, with no token and no password in any."""

import copy
import logging
import re

from telegram.error import TelegramError

IN_URL = re.compile(r"\bbot\d+:[\w-]+")
"""A token as it stands in the addresses of the Bot API."""

LOGIN = re.compile(r"(?<=://)[^/\s]+@")
"""A name and a password in an address."""


class Redacting(logging.Formatter):
    """Takes tokens and passwords out of the finished text, tracebacks included.

    It also says the library's own failures, which it logs with a traceback at every break of the line, in one line.
    """

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The record as text that may be shown to anyone."""
        text = super().format(_short(record))
        return without_password(IN_URL.sub("bot<token>", text).replace(self._token, "<token>"))


def without_password(text: str) -> str:
    """The text; addresses in it stand without the login before their server."""
    return LOGIN.sub("", text)


def set_up(token: str) -> None:
    """Logs to standard error from INFO on; the library that logs each step, from WARNING on."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(token))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)


def _short(record: logging.LogRecord) -> logging.LogRecord:
    error = record.exc_info[1] if record.exc_info else None
    if not (record.name.startswith("telegram") and isinstance(error, TelegramError)):
        return record
    short = copy.copy(record)
    short.msg, short.args = f"{record.getMessage()} ({error})", None
    short.exc_info = short.exc_text = None
    return short
