"""What is typed about what is sent by itself: have it, end it, pause it, change it, see it."""

from collections.abc import Awaitable, Callable, Mapping

from bot.chat.context import Context
from bot.chat.summaries import changing, pausing, subscribing, subscriptions, unsubscribing
from bot.question import Intent, Question
from bot.rhythm import UNSAID


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
