"""The blocks that the HTML of a rich message stands for."""

from collections.abc import Callable
from typing import Any

from .refused import refuse
from .rich_tree import HEADINGS, MARKS, TEXTS, Node, tree

SPANS = ("colspan", "rowspan")


def blocks(source: str) -> list[dict[str, Any]]:
    """The blocks of a rich message; text outside of all tags is a paragraph."""
    return _blocks(tree(source))


def _blocks(node: Node) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    loose = Node("p")
    for child in [*node.children, Node("hr")]:
        if isinstance(child, str) or child.tag in MARKS:
            loose.children.append(child)
            continue
        if any(not isinstance(part, str) or part.strip() for part in loose.children):
            found.append({"type": "paragraph", "text": _text(loose)})
        loose = Node("p")
        found.append(_block(child))
    return found[:-1]


def _block(node: Node) -> dict[str, Any]:
    if node.tag in TEXTS:
        return {"type": TEXTS[node.tag], "text": _text(node)}
    if node.tag in HEADINGS:
        return {"type": "heading", "text": _text(node), "size": HEADINGS[node.tag]}
    if node.tag not in WHOLE:
        refuse(f'can\'t parse rich message: tag "{node.tag}" is out of place')
    return WHOLE[node.tag](node)


def _list(node: Node) -> dict[str, Any]:
    items = [{"blocks": _blocks(item)} for item in node.named("li")]
    if node.tag == "ol":
        items = [{**item, "value": value, "type": "1"} for value, item in enumerate(items, 1)]
    return {"type": "list", "items": items}


def _table(node: Node) -> dict[str, Any]:
    parts = list(node.named("caption", "tr"))
    table: dict[str, Any] = {"type": "table", "cells": [_row(part) for part in parts if part.tag == "tr"]}
    for caption in (part for part in parts if part.tag == "caption"):
        table["caption"] = _text(caption)
    return table | {f"is_{how}": True for how in ("bordered", "striped", "compact") if how in node.attributes}


def _row(row: Node) -> list[dict[str, Any]]:
    return [
        {
            "align": cell.attributes.get("align", "left"),
            "valign": cell.attributes.get("valign", "top"),
            "text": _text(cell),
            **({"is_header": True} if cell.tag == "th" else {}),
            **{span: int(cell.attributes[span]) for span in SPANS if cell.attributes.get(span, "").isdigit()},
        }
        for cell in row.named("th", "td")
    ]


def _details(node: Node) -> dict[str, Any]:
    summary, *rest = (child for child in node.children if not isinstance(child, str) or child.strip())
    if not isinstance(summary, Node) or summary.tag != "summary":
        refuse("can't parse rich message: details without summary")
    inner = Node("")
    inner.children = rest
    opened = {"is_open": True} if "open" in node.attributes else {}
    return {"type": "details", "summary": _text(summary), "blocks": _blocks(inner), **opened}


def _text(node: Node) -> Any:
    parts = [child if isinstance(child, str) else _mark(child) for child in node.children]
    return parts[0] if len(parts) == 1 else parts or ""


def _mark(node: Node) -> dict[str, Any]:
    if node.tag not in MARKS:
        refuse(f"can't parse rich message: tag \"{node.tag}\" can't stand in a text")
    link = {"url": node.attributes.get("href", "")} if node.tag == "a" else {}
    return {"type": MARKS[node.tag], "text": _text(node), **link}


WHOLE: dict[str, Callable[[Node], dict[str, Any]]] = {
    "hr": lambda _: {"type": "divider"},
    "ul": _list,
    "ol": _list,
    "table": _table,
    "details": _details,
    "blockquote": lambda node: {"type": "blockquote", "blocks": _blocks(node)},
}
