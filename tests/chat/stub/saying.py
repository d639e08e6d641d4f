"""What people write, send and mend."""

import re
from typing import Any

from aiogram.types import BufferedInputFile, Update

from .chats import Chat
from .delivery import reaches
from .seeing import NAMES, Seeing
from .sending import quoted

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a deep link can carry (core.telegram.org/bots/features#deep-linking)."""

LIVE = 900
"""Seconds for which a moving place is shared."""

Message = dict[str, Any]


class Saying(Seeing):
    """Messages of people; each gives back the message as it stands in the chat."""

    def __init__(self) -> None:
        super().__init__()
        self.privacy = True

    async def say(
        self,
        text: str | None,
        chat: int = 7,
        *,
        who: int | None = None,
        language: str | None = "es",
        reply_to: Message | int | None = None,
        **message: Any,
    ) -> Message:
        """A person writes into a chat, perhaps in reply to a message there. Without text, give another content.

        question = await api.say("servicios de Puno", chat=-5, who=8)     # in a group: not for the bot
        await api.say("/ayuda", chat=-5, who=8)                           # a command: the bot hears it
        await api.answers(1, chat=-5)
        await api.say("¿y Puno?", chat=-5, who=9, reply_to=api.told(-5)[-1])
        await api.say("no sé", chat=-5, who=9, reply_to=question)         # to another person
        """
        where, person = self._here(chat, who, language)
        content = {"from": person, **({"text": text} if text is not None else {}), **message}
        if reply_to is not None:
            content["reply_to_message"] = quoted(reply_to if isinstance(reply_to, dict) else where.messages[reply_to])
        return await self._write(where, **_with_command(content))

    async def start(self, payload: str = "", chat: int = 7, **how: Any) -> Message:
        """A person follows a deep link: in private to the bot, in a group by adding it.

        await api.start()                      # the button "Start": /start
        await api.start("c_citemadera")        # t.me/cite_stub_bot?start=c_citemadera
        """
        if payload and not PAYLOAD.fullmatch(payload):
            message = f"no link can carry {payload!r}"
            raise ValueError(message)
        command = "/start" if chat > 0 else f"/start@{self.methods.bot['username']}"
        return await self.say(f"{command} {payload}".strip(), chat, **how)

    async def share_place(
        self, latitude: float, longitude: float, chat: int = 7, *, live: bool = False, **how: Any
    ) -> Message:
        """A person shares a place; a `live` one moves later.

        place = await api.share_place(-13.5, -71.9)                       # Cusco
        moving = await api.share_place(-13.5, -71.9, live=True)
        await api.edit(None, of=moving, location={**moving["location"], "latitude": -13.6})
        """
        place = {"latitude": latitude, "longitude": longitude, **({"live_period": LIVE} if live else {})}
        return await self.say(None, chat, **how, location=place)

    async def hand_in(self, name: str, data: bytes, chat: int = 7, *, size: int | None = None, **how: Any) -> Message:
        """A person sends a file; `size` says that it has so many bytes, whatever it has.

        await api.hand_in("servicios.csv", b"cite,anio")
        await api.hand_in("nota.txt", b"...", chat=-5, who=8, reply_to=api.told(-5)[-1])
        """
        document = self.methods.files.document(BufferedInputFile(data, name))
        return await self.say(None, chat, **how, document=document | ({"file_size": size} if size else {}))

    async def edit(
        self,
        text: str | None,
        chat: int = 7,
        *,
        of: Message | int | None = None,
        who: int | None = None,
        language: str | None = "es",
        **message: Any,
    ) -> Message:
        """A person mends the message `of`, or what they wrote last. Without text, give another content.

        asked = await api.say("servicios de Puno")
        await api.say("gracias")
        await api.edit("servicios de Piura", of=asked)          # or of=asked["message_id"]
        """
        where, person = self._here(chat, who, language)
        old = self._own(where, person, of)
        for part in ("text", "entities"):
            old.pop(part, None)
        old |= {**({"text": text} if text is not None else {}), **message, "edit_date": self.clock.tick()}
        old |= _with_command(old)
        if reaches(old, where, self.methods.bot, privacy=self.privacy):
            await self._update(edited_message=dict(old))
        return old

    def _own(self, chat: Chat, person: Message, of: Message | int | None) -> Message:
        if of is not None:
            return chat.messages[of["message_id"] if isinstance(of, dict) else of]
        mine = [message for message in chat.messages.values() if message["from"]["id"] == person["id"]]
        return mine[-1] if mine else self.methods.message(chat, **{"from": person})

    def _here(self, chat: int, who: int | None, language: str | None) -> tuple[Chat, Message]:
        """The chat and the person, who is in it from now on."""
        where, person = self.chat(chat), self._person(who or (chat if chat > 0 else 7), language)
        where.members.setdefault(person["id"], "member")
        return where, person

    def _person(self, id_: int, language: str | None = "es") -> Message:
        person = {"id": id_, "is_bot": False, "first_name": NAMES.get(id_, "Ana")}
        person |= {"language_code": language} if language else {}
        self.methods.people[id_] = person
        return person

    async def _write(self, chat: Chat, **content: Any) -> Message:
        """Puts a message into a chat, and before the bot where it hears it."""
        message = self.methods.message(chat, **content)
        if reaches(message, chat, self.methods.bot, privacy=self.privacy):
            await self._update(message=dict(message))
        return message

    async def _update(self, **update: Any) -> None:
        Update.model_validate({"update_id": 1, **update})
        await self.updates.put(**update)


def _with_command(content: Message) -> Message:
    text = content.get("text") or ""
    if not text.startswith("/"):
        return content
    return {**content, "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]}
