"""Which handler an update is for: decided once, before anything is done with it."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, cast

from telegram import Update
from telegram.ext import Application, BaseHandler

from bot.chat.context import Context, Handler
from bot.chat.say.busy import Busy
from bot.chat.written import Commands, Written, written_in

Road: TypeAlias = BaseHandler[Any, Context, Any]

Chosen: TypeAlias = tuple[Road, object]
"""A handler, and what it found in the update."""


class Routing(BaseHandler[Update, Context, None]):
    """Handlers as one: the first that takes an update answers it, once it was listened to; the chat sees it is at work.

    What none of them takes is not listened to either.
    """

    def __init__(self, listen: Handler, roads: Sequence[Road]) -> None:
        super().__init__(listen)
        self._written = tuple(road for road in roads if isinstance(road, (Commands, Written)))
        self._others = tuple(road for road in roads if not isinstance(road, (Commands, Written)))

    def check_update(self, update: object) -> Chosen | None:
        """The handler that takes it, and what that found; None: nobody."""
        if not isinstance(update, Update):
            return None
        tried: Iterable[Chosen]
        if message := written_in(update):
            tried = ((road, road.found(update, message)) for road in self._written)
        else:
            tried = ((road, road.check_update(update)) for road in self._others)
        # Nothing is None to the library, or False.
        return next((chosen for chosen in tried if chosen[1] is not None and chosen[1] is not False), None)

    async def handle_update(
        self,
        update: Update,
        application: Application[Any, Context, Any, Any, Any, Any],
        check_result: object,
        context: Context,
    ) -> None:
        """Listens, then has it answered; the time is counted, also where that fails."""
        await self.callback(update, context)
        road, found = cast("Chosen", check_result)
        try:
            async with Busy(context):
                await road.handle_update(update, application, found, context)
        finally:
            context.desk.metrics.answered()
