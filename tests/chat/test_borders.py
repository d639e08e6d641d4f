"""Libraries that take their time to load; who only asks, or draws nothing, does not pay for them."""

import subprocess
import sys

LOADED = "import sys, bot.reply, bot.__main__; sys.exit(bool({'telegram', 'httpx'} & set(sys.modules)))"

DRAWING = "import sys, bot.chat; sys.exit('matplotlib' in sys.modules)"


def test_telegram_is_loaded_only_with_the_chat():
    assert subprocess.run([sys.executable, "-c", LOADED], check=False).returncode == 0  # noqa: S603 - our own words


def test_what_draws_is_not_loaded_with_the_chat():
    assert subprocess.run([sys.executable, "-c", DRAWING], check=False).returncode == 0  # noqa: S603 - our own words
