"""What goes on by itself while the bot serves: looking for what is due, and sending it."""

import asyncio

from bot.chat.context import App
from bot.chat.summaries.sender import keep_sending
from bot.chat.summaries.ticking import keep_ticking


async def keep_working(app: App) -> None:
    """Both, until it is cancelled."""
    async with asyncio.TaskGroup() as group:
        group.create_task(keep_ticking(app))
        group.create_task(keep_sending(app))
