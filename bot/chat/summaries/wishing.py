"""What is typed about what is sent by itself: have it, end it, pause it, change it, see it."""

from collections.abc import Awaitable, Callable, Mapping

from bot.chat.context import Context
from bot.chat.summaries import changing, pausing, subscribing, subscriptions, unsubscribing
from bot.chat.summaries.rights import may_decide
from bot.question import Intent, Question
from bot.reply import MEMORY
from bot.rhythm import UNSAID, Rhythm


async def told_how_often(context: Context, text: str) -> bool:
    """Whether a text answers how often something is to be sent, where that was asked; it is asked once only."""
    conversation = context.conversation
    waiting, conversation.wish = conversation.wish, None
    if not waiting or not isinstance(waiting.asked, Question) or context.desk.clock() - waiting.at > MEMORY:
        return False
    timing = subscribing.how_often(context, text)
    if not timing or not timing.every or not await may_decide(context):
        return False
    await subscribing.subscribe(context, waiting.asked, Rhythm.of(timing.every, timing))
    return True


async def _manage(context: Context, asked: Question) -> None:
    """Has it pause or go on, changes it, or shows what there is."""
    if asked.paused is not None:
        await pausing.by_words(context, asked)
    elif asked.timing != UNSAID:
        await changing.by_words(context, asked)
    else:
        await subscriptions.show(context)


WISHES: Mapping[Intent, Callable[[Context, Question], Awaitable[None]]] = {
    Intent.SUBSCRIBE: subscribing.wish,
    Intent.UNSUBSCRIBE: unsubscribing.stop,
    Intent.SUBSCRIPTIONS: _manage,
}
"""What is done about each kind of wish."""
