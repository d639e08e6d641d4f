"""Who is in a chat, and as what."""

from typing import Any

from .chats import membership
from .refused import USER_NOT_FOUND
from .world import World


class Members(World):
    """getMe, getChatMember."""

    def _get_me(self, _: dict[str, Any]) -> dict[str, Any]:
        return self.bot | self.abilities

    def _get_chat_member(self, params: dict[str, Any]) -> dict[str, Any]:
        chat, id_ = self.open_chat(params["chat_id"]), params["user_id"]
        if id_ == self.bot["id"]:
            return membership(self.bot, chat.bot)
        if id_ not in self.people:
            raise USER_NOT_FOUND
        return membership(self.people[id_], chat.members.get(id_, "left"))
