"""Telegram's menu of commands, and the bot's own page there: name and descriptions, in each language."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.chat.command_names import shown
from bot.languages import LANGUAGES
from bot.phrase import Voice, notice

PRIVATE = (
    "ayuda",
    "ranking",
    "centros",
    "regiones",
    "comparar",
    "resumen",
    "cerca",
    "favoritos",
    "suscribir",
    "suscripciones",
    "pausa",
    "reanudar",
    "fuentes",
    "idioma",
    "privacidad",
    "mis_datos",
    "borrar_datos",
    "cancelar",
    "start",
)
"""The commands on show in private chats, in this order."""

OF_ONE = frozenset({"cerca", "favoritos", "mis_datos", "borrar_datos", "cancelar", "start"})
"""Those about one person."""

GROUP = tuple(name for name in PRIVATE if name not in OF_ONE)
"""Those on show in groups: what several people look at together."""

CODES = (None, *LANGUAGES)
"""The languages of the page; the first is for all people whose own is none of ours."""

Step = Callable[[], Awaitable[None]]

log = logging.getLogger(__name__)


async def publish(bot: ExtBot[None]) -> None:
    """Puts it all into Telegram where it differs from what is there.

    What Telegram refuses is left as it is, and the rest too when it cannot be asked: the bot works without. The log
    says so in one line.
    """
    refused: list[str] = []
    for step in _steps(bot):
        try:
            await step()
        except BadRequest as error:
            refused.append(error.message)
        except TelegramError as error:
            refused.append(str(error))
            break
    if refused:
        log.warning("the menu and the descriptions of the bot were not all set: %s", "; ".join(dict.fromkeys(refused)))


def _steps(bot: ExtBot[None]) -> Iterator[Step]:
    """Each thing to be set; names last, as Telegram takes few of them a day."""
    for code in CODES:
        yield partial(_menu, bot, BotCommandScopeAllPrivateChats(), PRIVATE, code)
        yield partial(_menu, bot, BotCommandScopeAllGroupChats(), GROUP, code)
    for set_ in (_description, _short_description, _name):
        yield from (partial(set_, bot, code) for code in CODES)


async def _menu(bot: ExtBot[None], scope: BotCommandScope, names: tuple[str, ...], code: str | None) -> None:
    voice = Voice.of(code or "")
    menu = tuple(BotCommand(shown(name, voice.language), notice(f"command_{name}", voice).title) for name in names)
    if await bot.get_my_commands(scope, code) != menu:
        await bot.set_my_commands(menu, scope, code)


async def _description(bot: ExtBot[None], code: str | None) -> None:
    wanted = "\n\n".join(_texts("profile_description", code))
    if (await bot.get_my_description(code)).description != wanted:
        await bot.set_my_description(wanted, code)


async def _short_description(bot: ExtBot[None], code: str | None) -> None:
    (wanted,) = _texts("profile_short", code)
    if (await bot.get_my_short_description(code)).short_description != wanted:
        await bot.set_my_short_description(wanted, code)


async def _name(bot: ExtBot[None], code: str | None) -> None:
    (wanted,) = _texts("profile_name", code)
    if (await bot.get_my_name(code)).name != wanted:
        await bot.set_my_name(wanted, code)


def _texts(key: str, code: str | None) -> tuple[str, ...]:
    said = notice(key, Voice.of(code or ""))
    return (said.title, *said.lines)
