"""What the methods do: one file for each kind; each takes the parameters and gives the result."""

import re
from typing import Any

from .editing import Editing
from .members import Members
from .profile import Profile
from .querying import Querying
from .refused import not_done
from .world import BOT

__all__ = ["BOT", "Methods"]


class Methods(Editing, Querying, Members, Profile):
    """All methods by their names: `sendMessage` is `_send_message`."""

    def call(self, name: str, params: dict[str, Any]) -> Any:
        """The result of a method."""
        method = getattr(self, "_" + re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name), None)
        if not method:
            not_done(name)
        return method(params)
