"""What a message says: text or caption, parsed and measured as Telegram does, as the fields of a message."""

from typing import Any

import aiogram.methods

from . import markup
from .limits import limits
from .refused import not_done, refuse

TEXT = limits(aiogram.methods.SendMessage)["text"]
CAPTION = limits(aiogram.methods.SendPhoto)["caption"]
MODES = {"MARKDOWN", "MARKDOWNV2"}
"""Mark-up that Telegram knows and we do not use."""


def text(params: dict[str, Any], field: str = "text") -> dict[str, Any]:
    """The text and its entities; `field` is where the request has the text."""
    said, entities = _parsed(params, field, "entities")
    if refusal := TEXT.refusal("text", said.strip()):
        raise refusal
    return {"text": said, "entities": entities} if entities else {"text": said}


def caption(params: dict[str, Any]) -> dict[str, Any]:
    """The caption and its entities; nothing when there is none."""
    said, entities = _parsed(params, "caption", "caption_entities")
    if refusal := CAPTION.refusal("caption", said.strip()):
        raise refusal
    return {key: value for key, value in (("caption", said), ("caption_entities", entities)) if value}


def plain(message: dict[str, Any]) -> str:
    """The words of a message, wherever they stand; of a rich one its texts, a line for each row or block."""
    return message.get("text") or message.get("caption") or "\n".join(_lines(message.get("rich_message", {})))


def _lines(rich: dict[str, Any]) -> list[str]:
    lines = [_letters(rich[key]) for key in ("summary", "text", "caption") if key in rich]
    lines += [" | ".join(_letters(cell.get("text", "")) for cell in row) for row in rich.get("cells", [])]
    for inner in [*rich.get("blocks", []), *rich.get("items", [])]:
        lines += _lines(inner)
    return lines


def _letters(rich: Any) -> str:
    if isinstance(rich, list):
        return "".join(map(_letters, rich))
    return rich if isinstance(rich, str) else _letters(rich.get("text", ""))


def _parsed(params: dict[str, Any], field: str, beside: str) -> tuple[str, list[dict[str, Any]]]:
    source, mode = params.get(field) or "", (params.get("parse_mode") or "").upper()
    if mode in MODES:
        not_done(f"parse_mode {mode}")
    if mode not in {"", "HTML"}:
        refuse("unsupported parse_mode")
    said, entities = markup.parse(source) if mode else (source, params.get(beside) or [])
    return said.rstrip(), entities
