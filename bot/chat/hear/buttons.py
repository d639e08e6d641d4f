"""What a tap on a button does."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import CallbackQuery, Update

from bot.chat.context import Context
from bot.chat.hear import comparing, favourites, regions
from bot.chat.say import files, pictures
from bot.chat.say.answers import ask, heed, outdated, reshow, say, show
from bot.chat.say.keyboards import under
from bot.chat.say.taps import Act, Tap
from bot.phrase import citations, notice
from bot.shorthand import Unreadable

PERSONAL = frozenset({Act.STAR, Act.UNSTAR})
"""What only the owner of a private chat does; in a group we offer no such buttons, and any member could forge one."""


async def tapped(update: Update, context: Context) -> None:
    """Does what the button says; one that we cannot read any more is answered politely."""
    query = update.callback_query
    if not query:
        return
    tap = _read(query, context)
    if not tap or (tap.act in PERSONAL and not context.private):
        await outdated(context, query)
        return
    await heed(query)
    await DONE[tap.act](context, tap)


def _read(query: CallbackQuery, context: Context) -> Tap | None:
    try:
        return Tap.read(query.data or "", context.facts.words)
    except Unreadable:
        return None


async def _ask(context: Context, tap: Tap) -> None:
    """Answers below."""
    await show(context, ask(context, tap.question))


async def _turn(context: Context, tap: Tap) -> None:
    """Puts another page in the place of the one shown."""
    said = ask(context, tap.question, tap.page)
    await reshow(context, *under(context, said, tap.page))


async def _draw(context: Context, tap: Tap) -> None:
    """Shows the chart below."""
    await pictures.show_chart(context, ask(context, tap.question))


async def _write_down(context: Context, tap: Tap) -> None:
    """Gives the file below."""
    await files.show_file(context, ask(context, tap.question))


async def _cite(context: Context, tap: Tap) -> None:
    """Names the sources of the answer in full."""
    said = ask(context, tap.question)
    registry = context.facts.store.registry
    await say(context, citations(said.answer, context.voice, registry) or notice("no_sources", context.voice))


DONE: Mapping[Act, Callable[[Context, Tap], Awaitable[None]]] = {
    Act.ASK: _ask,
    Act.PAGE: _turn,
    Act.CHART: _draw,
    Act.TABLE: _write_down,
    Act.SOURCES: _cite,
    Act.COMPARE: comparing.begin,
    Act.PICK: comparing.go_on,
    Act.STAR: favourites.toggle,
    Act.UNSTAR: favourites.toggle,
    Act.REGION: regions.begin,
    Act.REGIONS: regions.turn,
}
"""What each kind of button does."""
