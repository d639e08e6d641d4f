"""The bot's own page: its menus of commands, its name and its descriptions, each in several languages."""

from typing import Any

from .world import World


class Profile(World):
    """set-, get- and deleteMyCommands; set- and get- of MyName, MyDescription, MyShortDescription.

    Menus are kept by scope and language, and only the very one asked for is told. A name or description that a
    language lacks is told as the general one, which its speakers see.
    """

    def _get_my_commands(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        return self.menus.get(_place(params), [])

    def _set_my_commands(self, params: dict[str, Any]) -> bool:
        self.menus[_place(params)] = params["commands"]
        return True

    def _delete_my_commands(self, params: dict[str, Any]) -> bool:
        self.menus.pop(_place(params), None)
        return True

    def _get_my_name(self, params: dict[str, Any]) -> dict[str, str]:
        return {"name": self._told("name", params) or self.bot["first_name"]}

    def _get_my_description(self, params: dict[str, Any]) -> dict[str, str]:
        return {"description": self._told("description", params)}

    def _get_my_short_description(self, params: dict[str, Any]) -> dict[str, str]:
        return {"short_description": self._told("short_description", params)}

    def _set_my_name(self, params: dict[str, Any]) -> bool:
        return self._tell("name", params)

    def _set_my_description(self, params: dict[str, Any]) -> bool:
        return self._tell("description", params)

    def _set_my_short_description(self, params: dict[str, Any]) -> bool:
        return self._tell("short_description", params)

    def _told(self, what: str, params: dict[str, Any]) -> str:
        language = params.get("language_code") or ""
        return self.profile.get((what, language)) or self.profile.get((what, ""), "")

    def _tell(self, what: str, params: dict[str, Any]) -> bool:
        self.profile[what, params.get("language_code") or ""] = params.get(what) or ""
        return True


def _place(params: dict[str, Any]) -> tuple[str, str]:
    """A scope by its type and, where it has them, its chat and user: "default", "chat -5", "chat_member -5 7"."""
    scope = params.get("scope") or {"type": "default"}
    of = [scope[key] for key in ("type", "chat_id", "user_id") if key in scope]
    return " ".join(map(str, of)), params.get("language_code") or ""
