"""Rich messages: their blocks as Telegram shows them, and how large they may be.

Limits: core.telegram.org/bots/api#rich-message-formatting-options. In which words the server refuses what is larger is
not documented; these are ours.
"""

from dataclasses import dataclass
from typing import Any

from . import rich_html
from .refused import EMPTY, not_done, refuse

Block = dict[str, Any]

TEXTS = ("text", "summary", "caption", "credit", "expression", "alternative_text")
"""Where a block or a marked text has words."""

SHOWN = {
    "paragraph", "heading", "pre", "footer", "divider", "list", "blockquote", "expandable_blockquote", "pullquote",
    "table", "details", "buttons",
}  # fmt: skip
"""Blocks that the stub knows; all of them but media, maps, formulas and anchors."""


@dataclass
class Size:
    """How much is in a rich message; `columns` of its broadest table, `levels` of its deepest nesting."""

    characters: int = 0
    blocks: int = 0
    levels: int = 0
    columns: int = 0


LARGEST = Size(characters=32768, blocks=500, levels=16, columns=20)


def content(given: dict[str, Any]) -> dict[str, Any]:
    """The field of a message for an InputRichMessage, given as HTML or as blocks."""
    if "markdown" in given:
        not_done("rich messages in Markdown")
    blocks = rich_html.blocks(given["html"]) if "html" in given else given["blocks"]
    size = Size()
    for block in blocks:
        _weigh(block, size, 1)
    for name, most in vars(LARGEST).items():
        if getattr(size, name) > most:
            refuse(f"rich message has too many {name}: {getattr(size, name)} of at most {most}")
    if not size.characters:
        raise EMPTY
    right_to_left = {"is_rtl": True} if given.get("is_rtl") else {}
    return {"rich_message": {"blocks": [_received(block) for block in blocks], **right_to_left}}


def _weigh(block: Block, size: Size, level: int) -> None:
    """Adds a block, what is nested in it, its list items and its table rows."""
    if block["type"] not in SHOWN:
        not_done(f"rich blocks of type {block['type']}")
    items, rows = block.get("items", []), block.get("cells", [])
    size.blocks += 1 + len(items) + len(rows)
    size.levels = max(size.levels, level)
    for text in [block, *(cell for row in rows for cell in row), *block.get("buttons", [])]:
        _weigh_text([text[key] for key in TEXTS if key in text], size, level)
    for row in rows:
        size.columns = max(size.columns, sum(cell.get("colspan", 1) for cell in row))
    for inner in block.get("blocks", []) + [inner for item in items for inner in item["blocks"]]:
        _weigh(inner, size, level + 1)


def _weigh_text(text: Any, size: Size, level: int) -> None:
    if isinstance(text, str):
        size.characters += len(text)
        size.levels = max(size.levels, level)
    elif isinstance(text, list):
        for part in text:
            _weigh_text(part, size, level)
    else:
        _weigh_text([text[key] for key in TEXTS if key in text], size, level + 1)


def _received(block: Block) -> Block:
    """The block of a message for one that was sent: list items have labels."""
    block = {**block}
    if "blocks" in block:
        block["blocks"] = [_received(inner) for inner in block["blocks"]]
    if "items" in block:
        block["items"] = [
            {"label": f"{item['value']}." if "value" in item else "•", **item, **_received({"blocks": item["blocks"]})}
            for item in block["items"]
        ]
    return block
