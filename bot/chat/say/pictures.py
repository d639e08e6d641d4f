"""Charts: drawn once, and known to Telegram from then on."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple, TypeAlias

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.chart import Chart
from bot.chat.address import Address
from bot.chat.context import Context
from bot.chat.say.busy import Busy
from bot.chat.say.html import caption
from bot.chat.say.keyboards import under
from bot.chat.say.sending import hand_over, refused
from bot.chat.say.taps import Act
from bot.chat.say.wording import in_words
from bot.draw import fingerprint
from bot.lookup import views
from bot.phrase import notice
from bot.phrase.chart import Charted, chart
from bot.reply import Reply, reply_to

OF_FILE = "file"
"""In what Telegram says of an id that it does not take any more: "wrong file identifier", "file_reference_expired"."""

Post: TypeAlias = Callable[[Context, Callable[[Address], Awaitable[Message]]], Awaitable[Message]]
"""A way to send one message."""

log = logging.getLogger(__name__)


class Photo(NamedTuple):
    """A chart, and its picture: Telegram's id of it, or a PNG."""

    chart: Chart
    file: str | bytes


async def show_chart(context: Context, said: Reply) -> None:
    """Sends the chart of a reply, and every figure of it in words below; words alone where there is no chart.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    found = _drawable(context, said)
    if not found:
        await in_words(context, said, notice("chart_none", context.voice), Act.CHART)
        return
    said, charted = found
    keyboard = under(context, said, without=Act.CHART, whole=True).keyboard
    async with Busy(context, ChatAction.UPLOAD_PHOTO):
        picture = await photo(context, charted.chart)
        taken = await put(context, picture, caption(charted.caption), keyboard, hand_over)
    if not taken:
        await in_words(context, said, notice("chart_unsent", context.voice), Act.CHART)


def _drawable(context: Context, said: Reply) -> tuple[Reply, Charted] | None:
    """The reply and its chart; of one figure alone, the first arrangement of it that can be drawn."""
    facts, voice = context.facts, context.voice
    if charted := chart(said.answer, voice, facts.store.registry):
        return said, charted
    question = said.answer.question
    for view in views(question, facts.store, context.today) if question and said.answer.rows else ():
        other = reply_to(view, facts, voice, context.desk.clock())
        if charted := chart(other.answer, voice, facts.store.registry):
            return other, charted
    return None


async def photo(context: Context, chart: Chart) -> Photo:
    """The picture that Telegram has of a chart, or one drawn now."""
    known = await context.desk.memory.picture(_key(context, chart))
    return Photo(chart, known or await context.desk.pen.draw(chart))


async def put(context: Context, picture: Photo, words: str, keyboard: InlineKeyboardMarkup | None, post: Post) -> bool:
    """Whether Telegram took the picture; one that it has no longer is drawn anew.

    Raises:
        telegram.error.TelegramError: it could not be sent, for a reason that concerns any message.
    """
    memory, key = context.desk.memory, _key(context, picture.chart)
    to = partial(_photo, context, words, keyboard)
    try:
        if isinstance(picture.file, str):
            try:
                await post(context, partial(to, picture.file))
            except BadRequest as error:
                if OF_FILE not in error.message.casefold():
                    raise
                await memory.forget_picture(key)
                picture = picture._replace(file=await context.desk.pen.draw(picture.chart))
            else:
                return True
        sent = await post(context, partial(to, picture.file))
    except TelegramError as error:
        if not refused(error):
            raise
        log.info("a chart was not taken: %s", error.message)
        return False
    if sent.photo:
        await memory.keep_picture(key, sent.photo[-1].file_id, context.today)
    return True


def _key(context: Context, chart: Chart) -> str:
    return f"{context.bot.id}:{fingerprint(chart)}"


async def _photo(
    context: Context, words: str, keyboard: InlineKeyboardMarkup | None, file: str | bytes, to: Address
) -> Message:
    return await context.bot.send_photo(**to.parameters, photo=file, caption=words, reply_markup=keyboard)
