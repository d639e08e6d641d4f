"""What people do in their chats with the bot, and what they see there."""

from .calls import Call
from .coming import Coming
from .elsewhere import Elsewhere
from .tapping import Tapping

__all__ = ["Call", "People"]


class People(Tapping, Elsewhere, Coming):
    """The people of a small Telegram; a positive chat is private, a negative one a group.

    Who acts is the owner of a private chat, and person 7 in a group, if `who` does not name another.

        await api.say("servicios de Cusco")            # person 7 in private
        (text,) = await api.answers()
        await api.say("/ayuda", chat=-5, who=8)         # person 8 in the group -5
        await api.press("Por mes")                      # the button with these words
        shown = await api.query("cusco")                # "@cite_stub_bot cusco" in any chat
        await api.choose(shown.results[0])
    """
