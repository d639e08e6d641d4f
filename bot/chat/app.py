"""The index: every handler in the order in which it is tried, and why it stands there."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    Defaults,
    InlineQueryHandler,
)

from bot.chart import Chart
from bot.chat import transport, written
from bot.chat.command_names import called
from bot.chat.context import App, Context, Desk, Handler, Later, error_id, later
from bot.chat.conversations import Conversations
from bot.chat.delivery import Patience
from bot.chat.drawing import Pen
from bot.chat.errors import on_error
from bot.chat.feeding import Feeder, Feeding
from bot.chat.forgetful import Forgetful
from bot.chat.hear import (
    buttons,
    commands,
    documents,
    favourites,
    guest,
    inline,
    leaving,
    links,
    listening,
    location,
    moving,
    own_data,
    personal,
    proposals,
    questions,
    speaking,
)
from bot.chat.keeping import Keeping
from bot.chat.order import InOrder
from bot.chat.puzzles import Puzzles
from bot.chat.riding import Riding
from bot.chat.routing import Road, Routing
from bot.chat.summaries import hours, orders, pausing, subscribing, subscriptions, tapping, unsubscribing
from bot.chat.teller import Teller
from bot.chat.written import Commands, Written
from bot.clock import now
from bot.current import Current
from bot.memory import Memory
from bot.question import Intent, Question

DEFAULTS = Defaults(
    parse_mode=ParseMode.HTML,
    link_preview_options=LinkPreviewOptions(is_disabled=True),
    allow_sending_without_reply=True,
)

COMMANDS: dict[str, Handler] = {
    "start": commands.start,
    "ayuda": commands.help_,
    "ranking": commands.asking(links.RANKING),
    "centros": commands.asking(Question(Intent.LIST)),
    "regiones": commands.list_regions,
    "comparar": commands.compare,
    "resumen": commands.asking(Question(Intent.SUMMARY)),
    "fuentes": commands.asking(Question(Intent.SOURCE)),
    "suscribir": questions.subscribe,
    "suscripciones": subscriptions.show_all,
    "pausa": pausing.pause_all,
    "reanudar": pausing.resume_all,
    "idioma": speaking.language,
    "ajustes": speaking.settings,
    "cancelar": commands.cancel,
}
"""What each command does, by its Spanish name."""

_NAMED: Mapping[str, Handler] = {
    name: does
    # Those about one person lead to the private chat, in groups.
    for known, does in (COMMANDS | {each: personal.alone(each) for each in personal.PERSONAL}).items()
    for name in called(known)
}


def application(  # noqa: PLR0913 - what the chat depends on comes by argument, each with its real value as default
    token: str,
    current: Current,
    memory: Memory,
    *,
    api_url: str = transport.API_URL,
    clock: Callable[[], datetime] = now,
    new_id: Callable[[], str] = error_id,
    patience: Patience = Patience(),  # noqa: B008 - frozen
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    later: Later = later,
    timeout: float = transport.TIMEOUT,
    rich: bool = False,
    draw: Callable[[Chart], bytes] | None = None,
    feeding: Feeding | None = None,
) -> App:
    """The chat over the facts that hold now, with a `memory`, ready to be initialized.

    Each request to Telegram is bounded by `timeout` (seconds). With `rich`, long rankings are tables of rich messages.
    Who may feed the bot is in `feeding`; None: nobody.

    Raises:
        telegram.error.InvalidToken: the token is empty.
    """
    keeping = Keeping(memory)
    desk = Desk(
        current=current,
        memory=keeping,
        puzzles=Puzzles(keeping),
        conversations=Conversations(),
        clock=clock,
        new_id=new_id,
        patience=patience,
        sleep=sleep,
        later=later,
        rich=rich,
        pen=Pen(draw),
        feeder=Feeder(feeding),
    )
    line = Riding(transport.Line(timeout))
    app = (
        ApplicationBuilder()
        .application_class(Forgetful)
        .updater(None)
        .bot(
            Teller(
                token,
                f"{api_url}/bot",
                f"{api_url}/file/bot",
                request=line,
                get_updates_request=line,  # The library wants one; who polls uses the other.
                defaults=DEFAULTS,
            )
        )
        .context_types(ContextTypes(context=Context, bot_data=desk.as_type()))
        .concurrent_updates(InOrder(metrics=desk.metrics))
        .job_queue(None)
        .build()
    )
    app.add_handler(Routing(listening.listen, _roads(desk)))
    app.add_error_handler(on_error)
    return app


def _roads(desk: Desk) -> list[Road]:
    return [
        # A group that has got another id says so, in the old one and in the new one.
        Written(written.moving, moving.moved),
        # Commands, the only thing heard in groups too.
        Commands(_NAMED, _command),
        # A command that does not exist: what there is.
        Written(written.command, commands.unknown),
        # A place that is shared in private; before all else, for it has no words.
        Written(written.place, location.answer),
        # Files, before the words under them: admins feed the bot by them in private, nobody else does.
        Written(written.file, documents.document),
        # In groups, what is said in reply to the bot is a question too; it overhears nothing else.
        Written(written.to_us, questions.question),
        # What admins forward, or paste at length, may be a note with figures; if it is none, it is a question.
        Written(written.by(desk.feeder.admins), documents.text),
        # All else that is sent in private is a question; what has no words gets words on what is read.
        Written(written.private, questions.question),
        # Taps: on a language, the list of favourites, the question whether to delete, a proposal, what is near,
        # what is sent by itself; then on all else that stands under a reply, and on what nobody made.
        CallbackQueryHandler(speaking.chosen, speaking.LANGUAGE),
        CallbackQueryHandler(favourites.change, favourites.CHANGE),
        CallbackQueryHandler(own_data.forget, own_data.FORGET),
        CallbackQueryHandler(proposals.tapped, proposals.TAP),
        CallbackQueryHandler(location.tapped, location.TAP),
        CallbackQueryHandler(subscribing.tapped, subscribing.TAPS),
        CallbackQueryHandler(tapping.tapped, orders.PATTERN),
        CallbackQueryHandler(subscriptions.show_tapped, orders.LISTS),
        CallbackQueryHandler(hours.tapped, hours.TAP),
        CallbackQueryHandler(unsubscribing.stop_all, unsubscribing.ALL),
        CallbackQueryHandler(buttons.tapped),
        # Where the bot is not: a question typed behind its name in any chat, and a mention.
        InlineQueryHandler(inline.typed),
        Written(written.mention, guest.called),
        # Chats that come to an end; nobody is answered.
        ChatMemberHandler(leaving.standing, ChatMemberHandler.MY_CHAT_MEMBER),
    ]


async def _command(update: Update, context: Context) -> None:
    """Does what the command is for; the library has seen that there is one by that name."""
    text = (context.message and context.message.text) or ""
    name = text.split(maxsplit=1)[0][1:].partition("@")[0].lower()
    await _NAMED[name](update, context)
