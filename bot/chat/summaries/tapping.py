"""Taps on the buttons that concern one thing that the chat is sent."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from bot.chat.context import Context
from bot.chat.say.answers import reshow, say
from bot.chat.summaries import changing, pausing, unsubscribing
from bot.chat.summaries.orders import Order
from bot.chat.summaries.subscriptions import decided, listed, of_chat
from bot.memory import Subscription
from bot.phrase import notice


async def tapped(update: Update, context: Context) -> None:
    """Does what the button says with the one that it names, where the chat still has that."""
    query = update.callback_query
    order = Order.read((query and query.data) or "")
    if not query or not order or not await decided(context, query):
        return
    one = next((each for each in await of_chat(context) if each.id == order.id), None)
    if one:
        await _DONE[order.do](context, one, order)
    elif order.do == "end":
        await say(context, notice("unsubscribed_before", context.voice))
    else:
        await reshow(context, *await listed(context))


_DONE: Mapping[str, Callable[[Context, Subscription, Order], Awaitable[None]]] = {
    "end": unsubscribing.stop_one,
    "drop": unsubscribing.stop_one,
    "pause": pausing.tapped,
    "resume": pausing.tapped,
    "open": changing.show,
    "back": changing.show,
    "repeat": changing.choose,
    "days": changing.choose,
    "hours": changing.choose,
    "set": changing.set_,
    "same": changing.say_same,
}
