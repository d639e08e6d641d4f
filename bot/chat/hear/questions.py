"""Free text: the road from what was typed to what is said, and what the chat remembers of it."""

from dataclasses import replace

from telegram import Update

from bot.chat.context import Context
from bot.chat.hear.speaking import offer, speak
from bot.chat.say.answers import say, show
from bot.chat.summaries.subscribing import SUBSCRIBE
from bot.chat.summaries.wishing import WISHES, told_how_often
from bot.languages import names_none
from bot.phrase import notice
from bot.question import NotUnderstood, Question
from bot.reply import Reply, reply


async def question(_: Update, context: Context) -> None:
    """Answers what was typed, or the words under a picture, as the next turn of this chat's conversation."""
    message = context.message
    text = (message and (message.text or message.caption)) or ""
    if text or not message:
        await answer(context, text)
        return
    spoken = message.voice or message.audio or message.video_note
    said = reply("", context.facts, context.voice, context.desk.clock(), context.conversation.turn)
    title = notice("unheard" if spoken else "unread", context.voice).title
    await show(context, replace(said, message=replace(said.message, title=title)))


async def subscribe(_: Update, context: Context) -> None:
    """The command: as its words say, or to what was talked about last."""
    await answer(context, " ".join((SUBSCRIBE, *(context.args or ()))))


async def answer(context: Context, text: str) -> None:
    """Answers a text as if it had been typed."""
    conversation = context.conversation
    if await told_how_often(context, text):
        return
    said = reply(text, context.facts, context.voice, context.desk.clock(), conversation.turn)
    conversation.turn = said.turn
    context.desk.metrics.asked(said.answer)
    if said.language:
        said = await speak(context, said)
    if names_none(said):
        await say(context, notice("language_choose", context.voice), offer())
        return
    asked = said.answer.asked
    if isinstance(asked, Question) and asked.intent in WISHES:
        await WISHES[asked.intent](context, asked)
        return
    await show(context, said)
    if _puzzled(said):
        context.desk.puzzles.note(text, context.today)


def _puzzled(said: Reply) -> bool:
    """Whether a question was asked and not understood."""
    asked = said.answer.asked
    return isinstance(asked, NotUnderstood) and asked.reason == "unknown"
