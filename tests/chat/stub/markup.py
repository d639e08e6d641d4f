"""Telegram's HTML: the text that is left, and its entities in UTF-16 units; refuses what Telegram cannot parse."""

import re
from typing import Any

from .refused import refuse

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
SIGNS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<rest>[^<>]*)>|&(?P<sign>#?\w+);|(?P<less><)")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parse(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The words and the entities of a marked-up text."""
    text, position = "", 0
    opened: list[tuple[str, int, str]] = []
    entities: list[dict[str, Any]] = []
    for token in TOKEN.finditer(source):
        text, position = text + source[position : token.start()], token.end()
        where = len(source[: token.start()].encode())
        if token["sign"]:
            text += sign(token["sign"]) or token[0]
        elif token["less"] or token["tag"].lower() not in KINDS:
            name = token["tag"] or ""
            refuse(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {where}')
        elif not token["end"]:
            if token["tag"].lower() == "span" and 'class="tg-spoiler"' not in token["rest"]:
                refuse(f'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset {where}')
            opened.append((token["tag"].lower(), units(text), token["rest"]))
        elif not opened or opened[-1][0] != token["tag"].lower():
            refuse(f"can't parse entities: Unexpected end tag at byte offset {where}")
        else:
            entities += _entity(*opened.pop(), units(text))
    if opened:
        refuse(f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1][0]}\"")
    return text + source[position:], sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def sign(name: str) -> str | None:
    """The character of `&name;`; None for one that Telegram leaves as it stands."""
    if name.startswith("#"):
        digits = name[1:]
        return chr(int(digits[1:], 16)) if digits[:1] in "xX" else chr(int(digits))
    return SIGNS.get(name)


def _entity(tag: str, start: int, rest: str, end: int) -> list[dict[str, Any]]:
    if end == start:
        return []
    entity: dict[str, Any] = {"type": KINDS[tag], "offset": start, "length": end - start}
    if tag == "a":
        link = re.search(r'href\s*=\s*"([^"]*)"', rest)
        entity["url"] = link[1] if link else ""
    return [entity]
