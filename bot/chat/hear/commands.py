"""The commands: each a question by itself, or with the words behind it."""

import re
from dataclasses import replace

from telegram import ReplyKeyboardRemove, Update

from bot.chat.context import Context, Handler
from bot.chat.hear import comparing, links, regions
from bot.chat.hear.personal import PERSONAL
from bot.chat.hear.questions import answer
from bot.chat.say.answers import ask, show
from bot.chat.say.html import parts
from bot.chat.say.keyboards import comparison, place_of
from bot.chat.say.sending import tell
from bot.chat.say.taps import Act, Tap
from bot.chat.summaries import subscriptions
from bot.phrase import notice
from bot.question import Intent, Question
from bot.understand import understand

_COMMAND = re.compile(r"/(\w+)(?:@\w+)?\s*")


async def start(update: Update, context: Context) -> None:
    """Greets, and says what can be asked; a link may lead to a personal command or a question instead."""
    linked = PERSONAL.get(context.args[0]) if context.args and context.private else None
    if linked:
        await linked(update, context)
        return
    if context.args and await links.follow(context, context.args[0]):
        return
    greeting, help_ = (ask(context, Question(intent)) for intent in (Intent.GREETING, Intent.HELP))
    await show(context, replace(help_, message=replace(help_.message, title=greeting.message.title)))


async def help_(_: Update, context: Context) -> None:
    """Says what can be asked."""
    await show(context, ask(context, Question(Intent.HELP)))


async def unknown(_: Update, context: Context) -> None:
    """Says that there is no such command, and what can be asked."""
    text = (context.message and context.message.text) or ""
    help_ = ask(context, Question(Intent.HELP))
    word = next(iter(text.split()), text)
    title = notice("command_unknown", context.voice, word=word).title
    lines = (help_.message.title, *help_.message.lines)
    await show(context, replace(help_, message=replace(help_.message, title=title, lines=lines)))


def asking(question: Question) -> Handler:
    """A command that asks the question, or what its words say."""

    async def command(_: Update, context: Context) -> None:
        if words := _words(context):
            await _anew(context, words)
        else:
            await show(context, ask(context, question))

    return command


async def list_regions(_: Update, context: Context) -> None:
    """Lets choose a region; with words, what they say of one, or else of all regions."""
    words = _words(context)
    asked = _read(context, words) if words else None
    if not words:
        await regions.begin(context)
    elif asked and asked.intent is Intent.COUNT and not (asked.query.centres or asked.query.regions):
        by_region = replace(asked.query, group_by="region", order="desc")
        context.conversation.turn = None
        await show(context, ask(context, replace(asked, intent=Intent.RANKING, query=by_region)))
    else:
        await _anew(context, words)


async def compare(_: Update, context: Context) -> None:
    """Compares what the words name; of one thing alone, or of none, lets choose the rest."""
    words = _words(context)
    alone = _alone(context, words) if words else None
    if alone or not words:
        await comparing.begin(context, alone)
    else:
        await _anew(context, words)


async def cancel(_: Update, context: Context) -> None:
    """Forgets what the conversation was about, takes away a button that waits, and offers to end what is sent."""
    conversation = context.conversation
    conversation.turn, conversation.wish, conversation.looked_at = None, None, None
    conversation.place_asked = False
    said = parts(notice("cancelled", context.voice))
    await tell(context, said, ReplyKeyboardRemove() if context.private else None)
    if await subscriptions.of_chat(context):
        await subscriptions.show(context)


async def _anew(context: Context, words: str) -> None:
    """Answers the words by themselves: who types a command does not lean on what was said before."""
    context.conversation.turn = None
    await answer(context, words)


def _words(context: Context) -> str:
    """What a command and the words behind it say together: "/ranking cusco" → "ranking cusco"; empty without words."""
    text = (context.message and context.message.text) or ""
    opening = _COMMAND.match(text)
    rest = text[opening.end() :] if opening else ""
    return f"{opening[1]} {rest}" if opening and rest else ""


def _alone(context: Context, words: str) -> Tap | None:
    """Where a single place is named to compare: the choice of what to compare it with."""
    asked = _read(context, words)
    if not asked or asked.intent is not Intent.COMPARE or _typed_periods(asked):
        return None
    place = place_of(asked)
    return Tap(Act.COMPARE, comparison(asked, place)) if place else None


def _read(context: Context, words: str) -> Question | None:
    """What the words ask for by themselves."""
    asked = understand(words, context.facts.lexicon, context.today)
    return asked if isinstance(asked, Question) else None


def _typed_periods(asked: Question) -> bool:
    """Whether several periods were named; one alone, or none, is compared with the one before it."""
    period = asked.query.period
    return bool(asked.periods) and period is not None and period not in asked.periods
