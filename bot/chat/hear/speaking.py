"""The language of a chat: offered by buttons, chosen by a tap, a command or a sentence."""

import re
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.say.answers import ask, heed, outdated, reshow, say, show
from bot.chat.say.keyboards import under
from bot.chat.summaries import hours
from bot.languages import LANGUAGES, named, own_name
from bot.phrase import notice
from bot.question import Intent, Question
from bot.reply import Reply

LANGUAGE = re.compile(rf"1:language:({'|'.join(LANGUAGES)})\Z")
"""Version 1 of a tap on a language."""

PERSONAL = ("favoritos", "privacidad", "mis_datos", "borrar_datos")
"""Commands about what is kept of a person."""


def offer() -> InlineKeyboardMarkup:
    """The languages, each called by its own name."""
    row = [InlineKeyboardButton(own_name(code), callback_data=f"1:language:{code}") for code in LANGUAGES]
    return InlineKeyboardMarkup([row])


async def speak(context: Context, said: Reply) -> Reply:
    """Speaks the language that a reply is about in the chat from now on; the reply owns up where that may be lost."""
    survives = await context.keep(replace(context.conversation.kept, language=said.language))
    if survives:
        return said
    lines = (*said.message.lines, notice("not_remembered", context.voice).title)
    return replace(said, message=replace(said.message, lines=lines))


async def language(_: Update, context: Context) -> None:
    """Changes the language to the one named, by its code or in words; without one that we speak, offers ours."""
    words, voice = " ".join(context.args or ()), context.voice
    if words and (code := named(words, context.facts, voice, context.desk.clock())):
        said = ask(context, Question(Intent.LANGUAGE, language=code))
        await show(context, await speak(context, said))
        return
    which = notice("language_unknown", voice, word=words) if words else notice("language_choose", voice)
    await say(context, which, offer())


async def chosen(update: Update, context: Context) -> None:
    """Chooses the language tapped, and says so in place of the buttons."""
    query = update.callback_query
    match = LANGUAGE.match((query and query.data) or "")
    if not query:
        return
    if not match:  # A tap without any data comes to the first handler of taps.
        await outdated(context, query)
        return
    await heed(query)
    said = ask(context, Question(Intent.LANGUAGE, language=match[1]))
    await reshow(context, *under(context, await speak(context, said)))


async def settings(_: Update, context: Context) -> None:
    """Says what can be set: language, time zone, quiet hours, by buttons, and in private commands about one's data."""
    voice = context.voice
    names = ("idioma", *PERSONAL) if context.private else ("idioma",)
    items = tuple(f"{typed(name, voice.language)} — {notice(f'command_{name}', voice).title}" for name in names)
    await say(
        context,
        replace(notice("settings", voice), items=items),
        InlineKeyboardMarkup([*offer().inline_keyboard, *hours.buttons(context)]),
    )
