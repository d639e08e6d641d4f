"""Telegram's library takes its time to load; who only asks does not pay for it."""

import subprocess
import sys

LOADED = "import sys, bot.reply, bot.__main__; sys.exit(bool({'telegram', 'httpx'} & set(sys.modules)))"


def test_telegram_is_loaded_only_with_the_chat():
    assert subprocess.run([sys.executable, "-c", LOADED], check=False).returncode == 0  # noqa: S603 - our own words
