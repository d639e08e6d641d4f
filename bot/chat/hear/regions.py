"""The regions that have centres, as buttons that each lead to a region's figure."""

from telegram import InlineKeyboardMarkup

from bot.chat.context import Context
from bot.chat.say.answers import reshow, say
from bot.chat.say.keyboards import ABREAST, REGIONS, Dressed, abreast, button, leaf, turning
from bot.chat.say.stars import figure
from bot.chat.say.taps import Act, Tap
from bot.lookup.names import fold
from bot.phrase import notice
from bot.question import Subject

SHOWN = 20
"""Regions at once: ten lines of two."""


async def begin(context: Context, _: Tap | None = None) -> None:
    """Asks below which region."""
    await say(context, *_page(context, 0))


async def turn(context: Context, tap: Tap) -> None:
    """Shows another page of them in the same place."""
    await reshow(context, *_page(context, tap.page))


def _page(context: Context, page: int) -> Dressed:
    registry = context.facts.store.registry
    working = {centre.region for centre in registry.centres.values() if centre.operating}
    found = sorted(
        (region for region in registry.regions.values() if region.id in working),
        key=lambda region: fold(region.name),
    )
    shown, pages = leaf(found, SHOWN, page)
    buttons = (button(region.name, Act.ASK, figure(Subject("region", region.id))) for region in shown)
    rows = [*abreast(buttons, ABREAST), *turning(context, Act.REGIONS, REGIONS, pages, page)]
    return Dressed(notice("regions_which", context.voice), InlineKeyboardMarkup(rows))
