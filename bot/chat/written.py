"""What is written, told apart by who writes it, where, and what it carries.

These are plain conditions: the library's filters say the same, but to ask each of them costs more than to answer.
"""

from collections.abc import Callable, Collection, Container
from typing import Any, TypeAlias

from telegram import Chat, Message, MessageEntity, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from bot.chat.context import Context, Handler

Sort: TypeAlias = Callable[[Update, Message], bool]
"""Whether an update is of one sort, with the message that was written, mended, or mentions the bot."""

_GROUPS = frozenset({Chat.GROUP, Chat.SUPERGROUP})


class Written(BaseHandler[Update, Context, None]):
    """The road of all that is of one sort."""

    def __init__(self, sort: Sort, callback: Handler) -> None:
        super().__init__(callback)
        self._sort = sort

    def found(self, update: Update, message: Message) -> bool:
        """Whether this road takes it."""
        return self._sort(update, message)

    def check_update(self, update: object) -> bool:
        """The same, where it is not known yet whether anything is written."""
        message = written_in(update) if isinstance(update, Update) else None
        return message is not None and self.found(update, message)  # type: ignore[arg-type]


class Commands(CommandHandler[Context, None]):
    """The road of what people ask by command."""

    def __init__(self, names: Collection[str], callback: Handler) -> None:
        super().__init__(names, callback, _ByPeople())

    def found(self, update: Update, message: Message) -> Any:  # noqa: ANN401 - the library knows
        """What the library makes of a message that begins with a command; else nothing."""
        return self.check_update(update) if message.entities else None


def written_in(update: Update) -> Message | None:
    """What somebody wrote."""
    return update.message or update.edited_message or update.guest_message


def by_people(update: Update, message: Message) -> bool:
    """What people write. Of what was changed, only words are asked anew: a shared place "edits" itself as it moves."""
    if update.edited_message and not (message.text or message.caption):
        return False
    return update.guest_message is None and not _of_bots(message)


def private(update: Update, message: Message) -> bool:
    """What a person tells the bot alone; in groups it hears commands only."""
    if message.chat.type != Chat.PRIVATE or not by_people(update, message):
        return False
    return bool(message.text) or not filters.StatusUpdate.ALL.check_update(update)


def to_us(update: Update, message: Message) -> bool:
    """Said in a group in reply to a message of this bot."""
    answered = message.reply_to_message
    ours = answered and answered.from_user and answered.from_user.id == message.get_bot().id
    return bool(ours) and message.chat.type in _GROUPS and by_people(update, message)


def mention(update: Update, message: Message) -> bool:
    """A person's mention where the bot is not."""
    return update.guest_message is not None and not _of_bots(message)


def moving(_: Update, message: Message) -> bool:
    """A group that has got another id."""
    return bool(message.migrate_to_chat_id or message.migrate_from_chat_id)


def command(update: Update, message: Message) -> bool:
    """A command to the bot alone, whether there is such a one or not."""
    first = message.entities[0] if message.entities else None
    return (
        first is not None and (first.type, first.offset) == (MessageEntity.BOT_COMMAND, 0) and private(update, message)
    )


def place(update: Update, message: Message) -> bool:
    """A place that is shared with the bot alone; one that moves counts once."""
    return bool(message.location or message.venue) and update.message is not None and private(update, message)


def file(update: Update, message: Message) -> bool:
    """A file as such, for the bot; an animation comes as one too. Where only its words were mended, it is none."""
    if not message.document or message.animation or update.message is None:
        return False
    return private(update, message) or to_us(update, message)


def by(users: Container[int]) -> Sort:
    """What some users tell the bot alone."""

    def theirs(update: Update, message: Message) -> bool:
        return message.from_user is not None and message.from_user.id in users and private(update, message)

    return theirs


def _of_bots(message: Message) -> bool:
    """Whether it is an answer of this bot that someone chose in inline mode, or what another bot wrote.

    Two bots that answer each other would never end (core.telegram.org/api/bots/bot-to-bot). Who writes in the name of
    a chat, as its anonymous administrators do, comes as a bot too, but with that chat.
    """
    if message.via_bot and message.via_bot.id == message.get_bot().id:
        return True
    return bool(message.from_user and message.from_user.is_bot and not message.sender_chat)


class _ByPeople(filters.UpdateFilter):
    """The same as `by_people`, for the library's commands."""

    def filter(self, update: Update) -> bool:
        """Whether people wrote it."""
        message = written_in(update)
        return message is not None and by_people(update, message)
