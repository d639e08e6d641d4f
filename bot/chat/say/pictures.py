"""Charts: drawn once, and known to Telegram from then on."""

import logging
from functools import partial

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.chat.address import Address
from bot.chat.context import Context
from bot.chat.say.busy import busy
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

log = logging.getLogger(__name__)


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
    async with busy(context, ChatAction.UPLOAD_PHOTO):
        sent = await _sent(context, charted, keyboard)
    if not sent:
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


async def _sent(context: Context, charted: Charted, keyboard: InlineKeyboardMarkup | None) -> bool:
    """Whether Telegram took the picture: the one that it has, or one drawn anew."""
    memory, key = context.desk.memory, f"{context.bot.id}:{fingerprint(charted.chart)}"
    to = partial(_photo, context, caption(charted.caption), keyboard)
    try:
        if known := await memory.picture(key):
            try:
                await hand_over(context, partial(to, known))
            except BadRequest as error:
                if OF_FILE not in error.message.casefold():
                    raise
                await memory.forget_picture(key)
            else:
                return True
        sent = await hand_over(context, partial(to, await context.desk.pen.draw(charted.chart)))
    except TelegramError as error:
        if not refused(error):
            raise
        log.info("a chart was not taken: %s", error.message)
        return False
    await memory.keep_picture(key, sent.photo[-1].file_id, context.today)
    return True


async def _photo(
    context: Context, words: str, keyboard: InlineKeyboardMarkup | None, photo: str | bytes, to: Address
) -> Message:
    return await context.bot.send_photo(**to.parameters, photo=photo, caption=words, reply_markup=keyboard)
