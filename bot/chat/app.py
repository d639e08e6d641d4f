"""The index: every handler in the order in which it is tried, and why it stands there."""

from collections.abc import Callable
from datetime import datetime

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    MessageHandler,
    filters,
)

from bot.chat import buttons, commands, questions, transport
from bot.chat.context import App, Context, Conversations, Desk, error_id
from bot.chat.delivery import Patience
from bot.chat.errors import on_error
from bot.chat.order import InOrder
from bot.clock import now
from bot.reply import Facts

WRITTEN = filters.UpdateType.MESSAGE | (filters.UpdateType.EDITED_MESSAGE & (filters.TEXT | filters.CAPTION))
"""A message, and one whose words were mended: it is asked anew. (A shared place "edits" itself as it moves.)"""

PRIVATE = WRITTEN & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
"""What a person tells the bot alone; in groups it hears commands only."""


def application(  # noqa: PLR0913 - what the chat depends on comes by argument, each with its real value as default
    token: str,
    facts: Facts,
    *,
    api_url: str = transport.API_URL,
    clock: Callable[[], datetime] = now,
    new_id: Callable[[], str] = error_id,
    patience: Patience = Patience(),  # noqa: B008 - frozen
    timeout: float = transport.TIMEOUT,
) -> App:
    """The chat over `facts`, ready to be initialized; `timeout` (seconds) bounds each request to Telegram.

    Raises:
        telegram.error.InvalidToken: the token is empty.
    """
    desk = Desk(facts=facts, conversations=Conversations(), clock=clock, new_id=new_id, patience=patience)
    app = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(transport.sending(timeout))
        .get_updates_request(transport.Polling(desk.refused, timeout))
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                allow_sending_without_reply=True,
            )
        )
        .context_types(ContextTypes(context=Context, bot_data=desk.as_type()))
        .concurrent_updates(InOrder())
        .job_queue(None)
        .build()
    )
    app.add_handlers(
        [
            # Commands, the only thing heard in groups too.
            CommandHandler("start", commands.start, WRITTEN),
            CommandHandler(["ayuda", "help"], commands.help_, WRITTEN),
            CommandHandler(["privacidad", "privacy"], commands.privacy, WRITTEN),
            CommandHandler(["idioma", "language", "lang"], commands.language, WRITTEN),
            # A command that does not exist: what there is.
            MessageHandler(PRIVATE & filters.COMMAND, commands.help_),
            # All else that is sent in private is a question; what has no words is answered as an empty one.
            MessageHandler(PRIVATE, questions.question),
            # Taps: those that we made, then those of an older version or of nobody.
            CallbackQueryHandler(buttons.language_chosen, buttons.LANGUAGE),
            CallbackQueryHandler(buttons.unknown),
        ]
    )
    app.add_error_handler(on_error)
    return app
