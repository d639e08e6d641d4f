"""The log: short, and without the token."""

import logging
import sys

import pytest
from telegram.error import NetworkError

from bot.chat.log import Redacting

TOKEN = "123456:AAsecret-token_x"  # noqa: S105 - opens nothing


def logged(name, message, *args, error=None):
    info = None
    if error:
        try:
            raise error
        except type(error):
            info = sys.exc_info()
    return Redacting(TOKEN).format(logging.LogRecord(name, logging.ERROR, "x.py", 1, message, args, info))


@pytest.mark.parametrize(
    "line",
    [
        logged("httpx", "HTTP Request: POST %s", f"https://api.telegram.org/bot{TOKEN}/getMe"),
        logged("x", f"the token `{TOKEN}` was rejected"),
        logged("x", "another bot: https://x.pe/bot99:other-token/getMe"),
        logged("x", "failed", error=ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")),
        logged("telegram.ext", "failed", error=NetworkError(f"bot{TOKEN}")),
    ],
)
def test_no_token_is_written(line):
    assert "secret" not in line
    assert "other-token" not in line
    assert "token>" in line


def test_no_password_of_an_address_is_written():
    line = logged("x", "no way to http://ana:pass@word@a.pe:8081/bot")
    assert line.endswith("no way to http://a.pe:8081/bot")


def test_a_break_of_the_line_is_one_line():
    assert logged("telegram.ext", "polling", error=NetworkError("Bad Gateway")).endswith("polling (Bad Gateway)")


def test_a_mistake_of_ours_keeps_its_traceback():
    assert "ZeroDivisionError" in logged("telegram.ext", "handling", error=ZeroDivisionError())
