"""Telegram's bot as the library has it, which also sends a text without reading it again."""

from typing import Any, cast

from telegram.ext import ExtBot

from bot.chat.payload import plain


class Teller(ExtBot[None]):
    """Of a text that was sent Telegram tells all back, and to read that takes longer than to answer: the id will do."""

    async def tell(self, text: dict[str, Any]) -> int:
        """Sends a text, given as the parameters of `sendMessage`; its id.

        Raises:
            telegram.error.TelegramError: it could not be sent.
        """
        sent = await self.request.post(f"{self.base_url}/sendMessage", plain(text))
        return cast("dict[str, int]", sent)["message_id"]
