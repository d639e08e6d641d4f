"""Logging: one line for each event on standard error, with no token, no key and no password in any."""

import copy
import logging
import re
from collections.abc import Iterator
from urllib.parse import quote

from telegram.error import TelegramError

IN_URL = re.compile(r"\bbot\d+:[\w-]+")
"""A token as it stands in the addresses of the Bot API."""

LOGIN = re.compile(r"(?<=://)[^/\s]+@")
"""A name and a password in an address."""


class Redacting(logging.Formatter):
    """Takes tokens, passwords and other secrets out of the finished text, tracebacks included.

    It also says the library's own failures, which it logs with a traceback at every break of the line, in one line.
    """

    def __init__(self, token: str, *secrets: str) -> None:
        """Takes what must not be read, however it is spelled."""
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        hidden = [form for secret in secrets for form in _spellings(secret)]
        whole = [form for part in (token, token.rpartition(":")[2]) for form in _spellings(part)]
        self._token, self._secrets = (re.compile("|".join(map(re.escape, each)) or r"(?!)") for each in (whole, hidden))

    def format(self, record: logging.LogRecord) -> str:
        """The record as text that may be shown to anyone."""
        text = super().format(_short(record))
        text = self._token.sub("<token>", IN_URL.sub("bot<token>", text))
        return without_password(self._secrets.sub("<secret>", text))


def without_password(text: str) -> str:
    """The text; addresses in it stand without the login before their server."""
    return LOGIN.sub("", text)


def without_secrets(text: str) -> str:
    """The text of an error, as anyone may read it: libraries put the address that they called into it."""
    return without_password(IN_URL.sub("bot<token>", text))


def _spellings(secret: str) -> Iterator[str]:
    """A secret as it is, in an address, and in quotes; the longest first."""
    yield from sorted({secret, quote(secret, safe=""), quote(secret), repr(secret)[1:-1]} - {""}, key=len, reverse=True)


def set_up(token: str, *secrets: str) -> None:
    """Logs to standard error from INFO on; libraries that log each address or each step, from WARNING on."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(token, *secrets))
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
