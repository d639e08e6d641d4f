"""Drawing beside everything else: whoever asks for a chart waits for it alone."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from bot.chart import Chart
from bot.chat.order import stepped_aside
from bot.draw import png

KEPT = 32
"""Charts drawn last that are kept, of some 40 kB each: many may ask for the same before Telegram has it."""


class Pen:
    """Draws in a thread of its own, one chart at a time; what it needs for that is loaded there, with the first one."""

    def __init__(self, draw: Callable[[Chart], bytes] = png) -> None:
        """Takes what makes a PNG of a chart."""
        self._draw = lru_cache(KEPT)(draw)
        self._thread = ThreadPoolExecutor(1, "drawing")

    async def draw(self, chart: Chart) -> bytes:
        """The chart as a PNG; other chats are served meanwhile."""
        async with stepped_aside():
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._draw, chart)

    def close(self) -> None:
        """Ends the thread, after the chart that it is drawing."""
        self._thread.shutdown(wait=False, cancel_futures=True)
