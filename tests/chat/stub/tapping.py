"""What people do with the buttons under a message."""

from typing import Any

from .saying import Message, Saying


class Tapping(Saying):
    """Taps: by the data of a button, or by the words on it."""

    def __init__(self) -> None:
        super().__init__()
        self._taps = 0

    async def tap(
        self,
        data: str,
        chat: int = 7,
        *,
        message: Message | None = None,
        old: bool = False,
        who: int | None = None,
        language: str | None = "es",
    ) -> str:
        """A person taps a button with this data under a message of the bot, an inline one too; says the tap's id.

        `old`: too late to be answered. What the bot answered is in `api.methods.popups`.
        """
        self._taps += 1
        tap = f"tap-{self._taps}"
        if not old:
            self.methods.taps.add(tap)
        under = message or self.told(chat)[-1]
        place = (
            {"inline_message_id": under["inline_message_id"]} if "inline_message_id" in under else {"message": under}
        )
        _, person = self._here(chat, who, language)
        await self._update(callback_query={"id": tap, "from": person, "chat_instance": "1", "data": data, **place})
        return tap

    async def press(
        self,
        words: str,
        chat: int = 7,
        *,
        under: Message | None = None,
        old: bool = False,
        who: int | None = None,
        language: str | None = "es",
    ) -> str:
        """A person taps the button with these words, under the newest message that has it, or under the given one.

        Fails with the buttons that there are.

        await api.press("Gráfico")                       # under the bot's newest message with it
        await api.press("Siguiente", chat=-5, who=8)     # in a group
        chosen = await api.choose(shown.results[0])
        await api.press("Por mes", under=chosen)         # under an inline message
        """
        shown = [under] if under else [*reversed(self.told(chat))]
        for message in shown:
            for button in _buttons(message):
                if button["text"] == words and "callback_data" in button:
                    return await self.tap(
                        button["callback_data"], chat, message=message, old=old, who=who, language=language
                    )
        there = [self.buttons(message) for message in shown]
        nothing = f"no button {words!r} to tap; there are {there}, the newest message first"
        raise AssertionError(nothing)


def _buttons(message: Message) -> list[dict[str, Any]]:
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
