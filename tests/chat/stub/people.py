"""What people do in their chats with the bot, and what they see there."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiogram.types import Update

from .methods import DATE, Chat, Methods
from .updates import Updates

BOT = {"id": 123456789, "is_bot": True, "first_name": "CITE", "username": "cite_stub_bot"}


@dataclass
class Call:
    """One call of the API: when, with what, and the HTTP status of the answer (0: cut off)."""

    method: str
    params: dict[str, Any]
    at: float
    status: int = 0


class People:
    """The people of a small Telegram; a positive chat is private, a negative one a group."""

    def __init__(self) -> None:
        self._changed = asyncio.Condition()
        self.updates = Updates(self._changed)
        self.methods = Methods(BOT)
        self.calls: list[Call] = []
        self._taps = 0

    async def say(self, text: str | None, chat: int = 7, *, language: str | None = "es", **message: Any) -> None:
        """A person writes to the bot; a negative `chat` is a group. Without text, give another content."""
        where, who = self.chat(chat), _person(chat, language)
        content = {"from": who, **({"text": text} if text is not None else {}), **message}
        if text and text.startswith("/"):
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        await self._update(message=self.methods.message(where, **content))

    async def edit(self, text: str | None, chat: int = 7, **message: Any) -> None:
        """A person mends what was written; without text, give another content."""
        content = {"from": _person(chat, "es"), **({"text": text} if text is not None else {}), **message}
        await self._update(edited_message=self.methods.message(self.chat(chat), **content, edit_date=DATE))

    async def tap(self, data: str, chat: int = 7, *, message: dict[str, Any] | None = None, old: bool = False) -> None:
        """A person taps a button under a message of the bot; `old`: too late to be answered."""
        self._taps += 1
        tap = f"tap-{self._taps}"
        if not old:
            self.methods.taps.add(tap)
        under = message or self.told(chat)[-1]
        await self._update(
            callback_query={
                "id": tap,
                "from": _person(chat, "es"),
                "chat_instance": "1",
                "message": under,
                "data": data,
            }
        )

    async def _update(self, **update: Any) -> None:
        Update.model_validate({"update_id": 1, **update})
        await self.updates.put(**update)

    def chat(self, id_: int) -> Chat:
        """The chat with this id, which begins to exist here."""
        about = {"id": id_, "type": "private", "first_name": "Ana"}
        group = {"id": id_, "type": "supergroup", "title": "CITE"}
        return self.methods.chats.setdefault(id_, Chat(about if id_ > 0 else group))

    def told(self, chat: int = 7) -> list[dict[str, Any]]:
        """The bot's messages in a chat, in order, as they stand now."""
        return self.chat(chat).told

    def called(self, method: str) -> list[Call]:
        """The calls of a method so far."""
        return [call for call in self.calls if call.method == method]

    async def until(self, seen: Callable[[], object], seconds: float = 5.0) -> None:
        """Waits until something holds; fails with the log of calls when it does not come about."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(seen)
        except TimeoutError:
            log = "\n".join(f"{call.status} {call.method} {call.params}" for call in self.calls)
            message = f"not seen in {seconds} s; calls:\n{log}"
            raise AssertionError(message) from None

    async def answers(self, count: int = 1, chat: int = 7) -> list[str]:
        """The texts of the bot's messages in a chat, once there are so many."""
        await self.until(lambda: len(self.told(chat)) >= count)
        return [message["text"] for message in self.told(chat)]


def _person(chat: int, language: str | None) -> dict[str, Any]:
    person = {"id": abs(chat), "is_bot": False, "first_name": "Ana"}
    return {**person, "language_code": language} if language else person
