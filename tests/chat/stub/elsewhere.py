"""What people do with the bot where it is not: inline queries in any chat, and calling it as a guest."""

from typing import Any

from .queries import Asked, Result, Shown, Summons
from .saying import Message, Saying

FOREIGN = -9000
"""A group that the bot is not in."""


class Elsewhere(Saying):
    """Typing the bot's name before a question, choosing a result, and mentioning it where it is no member."""

    async def type_query(
        self,
        text: str,
        person: int = 7,
        *,
        offset: str = "",
        chat_type: str = "sender",
        old: bool = False,
        language: str | None = "es",
    ) -> str:
        """A person types `@cite_stub_bot text`; says the query's id and does not wait. `old`: too late to be answered.

        Read the answer later from `api.methods.asked[id].shown`.
        """
        if len(text) > 256:
            message = "apps send no inline query longer than 256 characters"
            raise ValueError(message)
        asked = Asked(f"inline-query-{len(self.methods.asked) + 1}", text, self._person(person, language), old)
        self.methods.asked[asked.id] = asked
        await self._update(
            inline_query={
                "id": asked.id,
                "from": asked.who,
                "query": text,
                "offset": offset,
                "chat_type": chat_type,
            }
        )
        return asked.id

    async def query(self, text: str, person: int = 7, **how: Any) -> Shown:
        """A person types `@cite_stub_bot text` and waits for the results.

        shown = await api.query("servicios cusco", language="en")
        assert shown.results[0].title == "..."
        assert shown.results[0].message["text"].startswith("...")      # what it would write
        assert shown.button["start_parameter"] == "inline"
        more = await api.query("servicios cusco", offset=shown.next_offset)
        """
        asked = self.methods.asked[await self.type_query(text, person, **how)]
        await self.until(lambda: asked.shown)
        return asked.shown

    async def choose(
        self, result: Result, person: int = 7, *, chat: int | None = None, language: str | None = "es"
    ) -> Message:
        """A person chooses a result, which becomes a message of theirs; in a chat elsewhere, or in one of the bot's.

        Only a message with buttons can be edited or tapped later, as the bot does not learn the name of others.

        shown = await api.query("cusco")
        message = await api.choose(shown.results[0])
        await api.press("Por mes", under=message)
        await api.until(lambda: "edit_date" in message)                # it changes in place
        await api.choose(shown.results[0], chat=7)                     # in the chat with the bot itself
        """
        who = self._person(person, language)
        content = {"from": who, "via_bot": self.methods.bot, **result.message}
        if chat is None:
            message = self.methods.new_message(_group(FOREIGN), **content)
        else:
            message = await self._write(self.chat(chat), **content)
        known = {"inline_message_id": self.methods.new_inline(message)} if "reply_markup" in message else {}
        chosen = {"result_id": result.id, "from": who, "query": result.query, **known}
        await self._update(chosen_inline_result=chosen)
        return message

    async def summon(
        self, text: str, chat: int = FOREIGN, *, who: int = 7, old: bool = False, language: str | None = "es"
    ) -> str:
        """A person mentions the bot in a group that it is not in; says the guest query's id and does not wait."""
        id_ = f"guest-query-{len(self.methods.summons) + 1}"
        name = f"@{self.methods.bot['username']}"
        content = {
            "from": self._person(who, language),
            "text": f"{name} {text}",
            "entities": [{"type": "mention", "offset": 0, "length": len(name)}],
        }
        message = self.methods.new_message(_group(chat), **content)
        self.methods.summons[id_] = Summons(id_, message, old)
        await self._update(guest_message={**message, "guest_query_id": id_})
        return id_

    async def guest(self, text: str, chat: int = FOREIGN, **how: Any) -> Message:
        """A person mentions the bot in a group that it is not in, and waits for its answer there.

        answer = await api.guest("servicios de Cusco", who=8)
        assert "4,352" in answer["text"]
        assert answer["reply_to_message"]["text"] == "@cite_stub_bot servicios de Cusco"
        await api.press("Por mes", under=answer)
        """
        summons = self.methods.summons[await self.summon(text, chat, **how)]
        await self.until(lambda: summons.answer)
        return summons.answer


def _group(id_: int) -> dict[str, Any]:
    return {"id": id_, "type": "group", "title": "Productores"}
