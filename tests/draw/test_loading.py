"""Who draws nothing does not wait for matplotlib, and a name is the same in every process."""

import os
import subprocess
import sys

from bot.chart import Bar, Chart
from bot.draw import fingerprint

NAMED = """
import sys, bot.__main__, bot.chat.app, bot.draw, bot.phrase.chart, bot.phrase.table, bot.table
from bot.chart import Bar, Chart
chart = Chart("bars", "Año", (Bar("Cusco", 1, "1"),))
print(bot.draw.fingerprint(chart))
print({"matplotlib", "numpy", "PIL"} & set(sys.modules))
bot.draw.png(chart)
print("matplotlib" in sys.modules)
"""


def test_matplotlib_is_loaded_with_the_first_picture_and_not_before():
    said = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", NAMED],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert said.stdout.split("\n")[:3] == [fingerprint(Chart("bars", "Año", (Bar("Cusco", 1, "1"),))), "set()", "True"]
