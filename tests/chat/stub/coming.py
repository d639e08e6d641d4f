"""Coming and going: of the bot in groups, of people who block it, and of groups that become supergroups."""

from typing import Any

from .chats import SUPERGROUPS, Chat, membership
from .refused import BLOCKED, KICKED, KICKED_FROM_GROUP, migrated
from .saying import Saying


class Coming(Saying):
    """What changes a chat itself."""

    async def block(self, chat: int = 7) -> None:
        """A person blocks the bot: it hears of it, and can write there no more.

        await api.block()
        await api.until(lambda: not len(api.updates))
        await api.unblock()
        await api.say("hola")
        """
        self.chat(chat).closed = BLOCKED
        await self._become("kicked", chat, chat)

    async def unblock(self, chat: int = 7) -> None:
        """A person lets the bot in again."""
        self.chat(chat).closed = None
        await self._become("member", chat, chat)

    async def add_bot(self, chat: int = -5, *, who: int = 7, as_: str = "member") -> None:
        """A person adds the bot to a group, as "member" or "administrator".

        await api.add_bot(-5, who=8)
        await api.add_bot(-6, as_="administrator")      # hears all that is said there
        await api.promote_bot(-5)
        await api.kick_bot(-5, who=8)                   # whatever it sends there is refused from now on
        """
        where = self.chat(chat)
        where.closed, where.bot = None, "left"
        await self._become(as_, chat, who)
        await self._write(where, **{"from": self._here(chat, who, "es")[1]}, new_chat_members=[self.methods.bot])

    async def promote_bot(self, chat: int = -5, *, who: int = 7) -> None:
        """A person makes the bot an administrator of a group, so that privacy mode no longer holds there."""
        await self._become("administrator", chat, who)

    async def kick_bot(self, chat: int = -5, *, who: int = 7) -> None:
        """A person throws the bot out of a group."""
        self.chat(chat).closed = KICKED if chat <= SUPERGROUPS else KICKED_FROM_GROUP
        await self._become("kicked", chat, who)

    async def become(self, status: str, chat: int = -5, *, who: int = 7, **how: Any) -> None:
        """A person gives the bot another standing in a group; `how` changes what goes with it.

        await api.become("restricted", -5, is_member=False)
        """
        await self._become(status, chat, who, **how)

    def appoint(self, who: int, status: str, chat: int = -5) -> None:
        """Makes a person "creator", "administrator", "member", "restricted", "left" or "kicked" of a group.

        api.appoint(8, "administrator", chat=-5)
        await api.say("/suscribir", chat=-5, who=8)     # getChatMember tells the bot who that is
        """
        self._person(who)
        self.chat(chat).members[who] = status

    async def upgrade(self, chat: int = -5, to: int = -1_000_000_000_005, *, who: int = 7) -> None:
        """A group becomes a supergroup: both say so, and the old one refuses whatever is sent to it.

        await api.upgrade(-5, -1000000000005)
        await api.say("/ayuda", chat=-1000000000005)
        await api.answers(1, chat=-1000000000005)
        """
        old, person = self._here(chat, who, "es")
        new = self.methods.chats[to] = Chat({**old.about, "id": to, "type": "supergroup"})
        new.members, new.bot = dict(old.members), old.bot
        await self._write(old, **{"from": person}, migrate_to_chat_id=to)
        await self._write(new, **{"from": person}, migrate_from_chat_id=chat)
        old.closed = migrated(to)

    async def _become(self, status: str, chat: int, who: int, **how: Any) -> None:
        where, person = self._here(chat, who, "es")
        bot: dict[str, Any] = self.methods.bot
        old, where.bot = where.bot, status
        await self._update(
            my_chat_member={
                "chat": where.about,
                "from": person,
                "date": self.clock.now,
                "old_chat_member": membership(bot, old),
                "new_chat_member": membership(bot, status) | how,
            }
        )
