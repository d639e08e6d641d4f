"""Settings: from the environment, else from a `.env` file of the current folder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote

from bot.doors.failure import Failure

DATA = Path(__file__).resolve().parents[2] / "data"
"""The tables that come with the project, and the database built from them."""

OFF = frozenset({"0", "no", "off", "false"})
ON = frozenset({"1", "yes", "on", "true"})


_SHORTEST = 4
"""Letters of a password that is looked for in the log; a shorter one stands in every other word."""

_USER = re.compile(r"[1-9][0-9]{0,15}")
"""Ids of users have at most 52 bits (core.telegram.org/bots/api#user); those of groups are negative."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set from outside; options of a command win over it.

    Attributes:
        telegram_token: token of the bot, as BotFather gives it; empty: there is none.
        telegram_api_url: root of the Bot API server.
        rich_tables: whether long rankings are sent as tables of Telegram's rich messages.
        db: path of the facts.
        tables: the folder of the tables that admins add to.
        admins: the ids of the users on Telegram who may add to them.
        history: whether the terminal chat keeps what was typed.
        memory_url: where the memory lives, as an SQLAlchemy URL; empty: a file in the user's data folder.
        memory_keys: the Fernet keys of the memory; the first seals, all unseal.
    """

    telegram_token: str = field(default="", repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    rich_tables: bool = False
    db: Path = DATA / "cite.db"
    tables: Path = DATA
    admins: frozenset[int] = field(default=frozenset(), repr=False)
    history: bool = True
    memory_url: str = field(default="", repr=False)
    memory_keys: tuple[str, ...] = field(default=(), repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log may show, beside the token: the keys of the memory, and the password of its database."""
        login = self.memory_url.rpartition("@")[0].partition("://")[2]
        password = unquote(login.partition(":")[2])
        told = parse_qs(self.memory_url.partition("?")[2]).get("password", [])
        return (*self.memory_keys, *(each for each in (password, *told) if len(each) >= _SHORTEST))

    @classmethod
    def read(cls, environ: Mapping[str, str], folder: Path) -> "Settings":
        """The settings that hold in `folder`; the environment wins over its `.env`, an empty value is none.

        Raises:
            Failure: `.env` cannot be read, or an admin is no id of a user.
        """
        values = {**_dotenv(folder / ".env"), **environ}
        return cls(
            telegram_token=values.get("TELEGRAM_TOKEN", "").strip(),
            telegram_api_url=values.get("TELEGRAM_API_URL", "").rstrip("/") or cls().telegram_api_url,
            rich_tables=values.get("TELEGRAM_RICH_TABLES", "").strip().lower() in ON,
            db=Path(values.get("CITE_DB") or cls().db),
            tables=Path(values.get("CITE_TABLES") or cls().tables),
            admins=_admins(values.get("ADMINS", "")),
            history=values.get("CITE_HISTORY", "").lower() not in OFF,
            memory_url=values.get("MEMORY_URL", "").strip(),
            memory_keys=tuple(key for part in values.get("MEMORY_KEY", "").split(",") if (key := part.strip())),
        )


def _admins(text: str) -> frozenset[int]:
    """The ids of users, from a list with commas between them.

    Raises:
        Failure: one of them is none.
    """
    ids = [id_ for part in text.split(",") if (id_ := part.strip())]
    for id_ in ids:
        if not _USER.fullmatch(id_):
            message = f"ADMINS: {id_!r} is not the id of a user on Telegram: a list reads like 123456789,987654321"
            raise Failure(message)
    return frozenset(map(int, ids))


def _dotenv(path: Path) -> dict[str, str]:
    """The values of a `.env` file; none where there is no such file."""
    if not path.is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415 - few have a .env, and the start of `ask` must stay short

    try:
        return {key: value for key, value in dotenv_values(path, encoding="utf-8-sig").items() if value}
    except UnicodeDecodeError as fault:
        message = f"{path}: cannot be read: it is not UTF-8 text"
        raise Failure(message) from fault
    except OSError as fault:
        message = f"{path}: cannot be read: {fault.strerror}"
        raise Failure(message) from fault
