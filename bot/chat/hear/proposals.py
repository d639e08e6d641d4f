"""What admins send is read and proposed; it is stored after a yes, or dropped."""

import logging
import re
from collections.abc import Callable
from contextlib import suppress

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, ChatMigrated

from bot.chat.context import Context
from bot.chat.feeding import Feeding, Offered
from bot.chat.say.answers import heed, outdated, pop_up, redress, reshow, say
from bot.data import BadTables
from bot.data.feeding import NotBuilt, Stored, settle
from bot.data.noting import Weighing, agreeing
from bot.data.proposal import Proposal
from bot.data.storing import TablesChanged
from bot.message import Message
from bot.phrase import notice
from bot.phrase.noted import noted
from bot.phrase.observed import cut
from bot.phrase.proposed import proposed
from bot.phrase.sources import described

TAP = re.compile(r"1:feed:(yes|all|no):([0-9a-f]{12})\Z")
"""Version 1 of what becomes of a proposal: stored, with what is doubtful in a note too, or dropped; and its name."""

FAULT, TITLE = 200, 100
"""Characters of a fault of the tables, and of a source's title."""

SOURCES = 3
"""Sources named of what was stored."""

log = logging.getLogger(__name__)


def admitted(context: Context) -> bool:
    """Whether an admin writes or taps, and in private."""
    user = context.heard.effective_user if context.heard else None
    return context.private and user is not None and user.id in context.desk.feeder.admins


async def propose(context: Context, read: Callable[[Feeding], Offered], name: str) -> None:
    """Reads what an admin sent, called so, and says what it would change, with buttons to store and to drop it."""
    try:
        offered = await context.desk.feeder.ask(read)
    except BadTables as bad:
        await say(context, _faulty(context, bad))
    else:
        await offer(context, offered, name)


async def offer(context: Context, offered: Offered, name: str) -> None:
    """Says what would change, with buttons where anything would."""
    voice, registry = context.voice, context.facts.store.registry
    if isinstance(offered, Proposal):
        said, answers = proposed(offered, name, voice, registry), _of_table(offered)
    else:
        said, answers = (
            noted(offered.weighed, len(agreeing(offered.weighed)), offered.source, voice, registry),
            _of_note(offered),
        )
    await say(context, said, _keyboard(context, offered, answers) if answers else None)


async def tapped(update: Update, context: Context) -> None:
    """Stores a proposal or drops it; one that waits no more must be sent again."""
    query = update.callback_query
    match = TAP.match((query and query.data) or "")
    if not query or not match or context.home is None:
        return
    if not admitted(context):  # No button of ours.
        await outdated(context, query)
        return
    offered = context.desk.feeder.offers.take(context.home, match[2], context.desk.clock())
    if not offered:
        await pop_up(query, notice("feed_gone", context.voice))
    elif match[1] == "no":
        await heed(query)
        await reshow(context, notice("feed_discarded", context.voice), None)
    else:
        await _store(context, query, offered, doubtful=match[1] == "all")


async def _store(context: Context, query: CallbackQuery, offered: Offered, *, doubtful: bool) -> None:
    await heed(query)
    if context.message and context.message.is_accessible:
        with suppress(BadRequest, ChatMigrated):
            await redress(context, context.message, None)
    await say(context, await _settled(context, offered, doubtful=doubtful))


async def _settled(context: Context, offered: Offered, *, doubtful: bool) -> Message:
    """What to say of what became of it."""

    def work(feeding: Feeding) -> Stored:
        return settle(offered, feeding.tables, feeding.db, doubtful=doubtful)

    voice = context.voice
    try:
        stored = await context.desk.feeder.ask(work)
    except BadTables as bad:
        return _faulty(context, bad)
    except TablesChanged:
        return notice("feed_changed", voice)
    except NotBuilt as fault:
        log.error("the figures are stored, but no database is built: %s", fault)  # noqa: TRY400 - the words say it all
        return notice("feed_unbuilt", voice)
    except OSError as fault:
        log.error("a proposal is not stored: %s", fault)  # noqa: TRY400
        return notice("feed_unwritten", voice)
    log.info("a proposal is stored: %s rows of %s", stored.rows, ", ".join(one.id for one in stored.sources) or "-")
    said = notice("feed_stored", voice, n=voice.number(stored.rows))
    named = tuple(f"{described(voice, source, TITLE)}." for source in stored.sources[:SOURCES])
    return Message(said.title, lines=said.lines, footnote=named)


def _faulty(context: Context, bad: BadTables) -> Message:
    return notice("feed_faulty", context.voice, fault=cut(str(bad.faults[0]), FAULT))


def _of_table(proposal: Proposal) -> dict[str, tuple[str, int]]:
    """The answers to a table: their words by their letters, and how many figures each is about."""
    rejected = any(tally.rejected for tally in proposal.tallies.values())
    return {"yes": ("feed_rest" if rejected else "feed_yes", proposal.count)} if proposal.count else {}


def _of_note(weighing: Weighing) -> dict[str, tuple[str, int]]:
    sure = len(agreeing(each for each in weighing.weighed if each.sure))
    doubtful = len(agreeing(weighing.weighed)) - sure
    answers = {"yes": ("feed_sure" if doubtful else "feed_yes", sure), "all": ("feed_doubtful", doubtful)}
    return {letter: answer for letter, answer in answers.items() if answer[1]}


def _keyboard(context: Context, offered: Offered, answers: dict[str, tuple[str, int]]) -> InlineKeyboardMarkup:
    voice, desk = context.voice, context.desk
    name = desk.feeder.offers.keep(context.address.chat, offered, desk.clock())
    words = {letter: notice(key, voice, n=voice.number(n)).title for letter, (key, n) in answers.items()}
    words["no"] = notice("feed_no", voice).title
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(said, callback_data=f"1:feed:{letter}:{name}")] for letter, said in words.items()]
    )
