"""The libraries of the memory take their time to load; who only asks does not pay for it."""

import subprocess
import sys

HEAVY = {"sqlalchemy", "alembic", "cryptography", "platformdirs", "psycopg", "bot.memory"}
LOADED = f"import sys, bot.reply, bot.__main__; sys.exit(bool({HEAVY} & set(sys.modules)))"


def test_the_memory_is_loaded_only_by_who_remembers():
    assert subprocess.run([sys.executable, "-c", LOADED], check=False).returncode == 0  # noqa: S603 - our own words
