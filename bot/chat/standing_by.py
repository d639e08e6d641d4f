"""A worker: it takes no updates from Telegram, but answers what other processes leave in the inbox they share."""

import asyncio

from bot.chat.context import App
from bot.chat.reception import Reception
from bot.chat.serving import CannotStart


class StandingBy:
    """An intake that waits for what is left; the reception looks for it."""

    way = "taking what others leave"

    async def open(self, app: App, reception: Reception) -> None:
        """Sees that there are others at all.

        Raises:
            CannotStart: nobody else can leave anything in this memory.
        """
        del reception
        if not app.bot_data.memory.shared:
            alone = "a worker needs a memory that several processes share: set MEMORY_URL to a PostgreSQL database"
            raise CannotStart(alone)

    async def broken(self, app: App) -> str:
        """Waits for ever: where the inbox fails, it is looked at again."""
        del app
        await asyncio.Event().wait()
        return ""

    async def close(self, app: App, reception: Reception) -> None:
        """There is nothing to end."""
