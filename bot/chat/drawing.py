"""Drawing beside everything else: whoever asks for a chart waits for it alone."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from bot.chart import Chart
from bot.chat.order import stepped_aside
from bot.draw.apart import Apart

KEPT = 32
"""Charts drawn last that are kept, of some 40 kB each: many may ask for the same before Telegram has it."""


class Pen:
    """Draws one chart at a time, in a process of its own unless told how; a thread waits for it."""

    def __init__(self, draw: Callable[[Chart], bytes] | None = None) -> None:
        """Takes what makes a PNG of a chart."""
        self._apart = Apart()
        self._draw = lru_cache(KEPT)(draw or self._apart)
        self._thread = ThreadPoolExecutor(1, "drawing")

    async def draw(self, chart: Chart) -> bytes:
        """The chart as a PNG; other chats are served meanwhile."""
        async with stepped_aside():
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._draw, chart)

    def close(self) -> None:
        """Ends the thread, after the chart that it is drawing."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._apart.close()
