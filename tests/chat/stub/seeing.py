"""What people see of the bot."""

from typing import Any

from . import words
from .calls import Calls
from .chats import Chat, new_chat
from .clock import StubClock
from .files import File
from .methods import Methods
from .updates import Updates

NAMES = {7: "Ana", 8: "Beto", 9: "Carla"}


class Seeing(Calls):
    """The chats as they stand now, and the bot's pages."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = StubClock()
        self.updates = Updates(self._changed)
        self.methods = Methods(self.clock)

    def chat(self, id_: int) -> Chat:
        """The chat with this id, which begins to exist here."""
        return self.methods.chats.setdefault(id_, new_chat(id_, NAMES.get(id_, "Ana")))

    def told(self, chat: int = 7) -> list[dict[str, Any]]:
        """The bot's messages in a chat, in order, as they stand now."""
        return self.chat(chat).told

    def actions(self, chat: int = 7) -> list[str]:
        """What the bot showed that it was doing in a chat ("typing", "upload_photo"), in order."""
        return self.chat(chat).actions

    async def answers(self, count: int = 1, chat: int = 7) -> list[str]:
        """The words of the bot's messages in a chat, captions too, once there are so many."""
        await self.until(lambda: len(self.told(chat)) >= count)
        return [words.plain(message) for message in self.told(chat)]

    def file(self, message: dict[str, Any]) -> File:
        """The file in a message: its name and bytes.

        await api.press("CSV")
        await api.until(lambda: "document" in api.told()[-1])
        file = api.file(api.told()[-1])
        rows = file.data.decode("utf-8-sig").splitlines()
        assert file.name.endswith(".csv")
        """
        shown = message["photo"][-1] if "photo" in message else message["document"]
        return self.methods.files[shown["file_id"]]

    def buttons(self, message: dict[str, Any]) -> list[str]:
        """The words on the buttons under a message, row by row."""
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        return [button["text"] for row in rows for button in row]

    def menu(self, language: str = "", scope: str = "default") -> list[str]:
        """The commands in the bot's menu for a scope ("all_private_chats", "chat -5") and a language."""
        return [entry["command"] for entry in self.methods.menus.get((scope, language), [])]
