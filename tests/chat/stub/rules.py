"""What the documentation says in words that no model holds."""

import re
from collections.abc import Callable
from typing import Any

import aiogram.methods as api
from aiogram.enums import ChatAction
from aiogram.types import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputFile,
    InputRichBlockThinking,
    InputRichMessage,
    ReplyParameters,
    RichBlockTableCell,
    RichMessageButton,
)
from pydantic import BaseModel

from . import button_rules
from .refused import refuse

ALIGNED = {"align": {"left", "center", "right"}, "valign": {"top", "middle", "bottom"}}


def check(value: Any) -> None:
    """Refuses a request that breaks a rule, itself or in a model inside it."""
    if isinstance(value, list):
        for item in value:
            check(item)
    if isinstance(value, BaseModel):
        for kind, rule in RULES:
            if isinstance(value, kind):
                rule(value)
        for name in value.model_fields_set:
            check(getattr(value, name))


def _command(command: BotCommand) -> None:
    if not re.fullmatch(r"[a-z0-9_]+", command.command):
        refuse("BOT_COMMAND_INVALID")


def _menu(request: api.SetMyCommands) -> None:
    if len(request.commands) > 100:
        refuse("too many commands")


def _language(request: BaseModel) -> None:
    if request.language_code and not re.fullmatch(r"[a-z]{2}", request.language_code):
        refuse("language code is invalid")


def _action(request: api.SendChatAction) -> None:
    if request.action not in set(ChatAction):
        refuse("wrong parameter action in request")


def _target(request: BaseModel) -> None:
    if request.inline_message_id is None and None in {request.chat_id, request.message_id}:
        refuse("message identifier is not specified")


def _one_content(request: api.EditMessageText) -> None:
    if (request.text is None) == (request.rich_message is None):
        refuse("message text is empty" if request.text is None else "either text or rich message must be specified")


def _no_upload(request: api.EditMessageMedia) -> None:
    if request.inline_message_id is not None and isinstance(request.media.media, InputFile):
        refuse("a new file can't be uploaded into an inline message")


def _replied(reply: ReplyParameters) -> None:
    if reply.message_id is None and reply.ephemeral_message_id is None:
        refuse("reply message identifier is not specified")


def _results(request: api.AnswerInlineQuery) -> None:
    ids = [result.id for result in request.results]
    if len(ids) > 50:
        refuse("RESULTS_TOO_MUCH")
    if len(set(ids)) < len(ids):
        refuse("RESULT_ID_DUPLICATE")
    if len((request.next_offset or "").encode()) > 64:
        refuse("NEXT_OFFSET_INVALID")


def _article(article: InlineQueryResultArticle) -> None:
    if not article.title:
        refuse("ARTICLE_TITLE_EMPTY")


def _one_source(rich: InputRichMessage) -> None:
    if sum(source is not None for source in (rich.html, rich.markdown, rich.blocks)) != 1:
        refuse("exactly one of html, markdown and blocks must be specified")


def _cell(cell: RichBlockTableCell) -> None:
    if any(getattr(cell, name) not in known for name, known in ALIGNED.items()):
        refuse("wrong alignment of a table cell")


def _thinking(_: InputRichBlockThinking) -> None:
    refuse("a thinking block can be used only in a draft")


RULES: list[tuple[Any, Callable[[Any], None]]] = [
    (InlineKeyboardButton, button_rules.inline_button),
    (InlineKeyboardMarkup, button_rules.inline_keyboard),
    (BotCommand, _command),
    (api.SetMyCommands, _menu),
    ((api.SetMyCommands, api.GetMyCommands, api.DeleteMyCommands), _language),
    ((api.SetMyName, api.SetMyDescription, api.SetMyShortDescription), _language),
    ((api.GetMyName, api.GetMyDescription, api.GetMyShortDescription), _language),
    (api.SendChatAction, _action),
    ((api.EditMessageText, api.EditMessageCaption, api.EditMessageMedia, api.EditMessageReplyMarkup), _target),
    (api.EditMessageText, _one_content),
    (api.EditMessageMedia, _no_upload),
    (ReplyParameters, _replied),
    (api.AnswerInlineQuery, _results),
    (InlineQueryResultArticle, _article),
    (InlineQueryResultsButton, button_rules.above_results),
    (InputRichMessage, _one_source),
    (RichBlockTableCell, _cell),
    (RichMessageButton, button_rules.rich_button),
    (InputRichBlockThinking, _thinking),
]
