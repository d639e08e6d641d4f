"""The HTML of rich messages as a tree of tags, or a refusal of what Telegram cannot parse.

Tags: core.telegram.org/bots/api#rich-message-formatting-options; of those for media, maps and formulas none.
"""

import re
from collections.abc import Iterator

from .markup import TOKEN, sign
from .refused import refuse

MARKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "mark": "marked",
    "sub": "subscript", "sup": "superscript", "tg-spoiler": "spoiler", "a": "url",
}  # fmt: skip
TEXTS = {"p": "paragraph", "pre": "pre", "footer": "footer", "aside": "pullquote"}
HEADINGS = {f"h{size}": size for size in range(1, 7)}
ALONE = {"hr"}
PARTS = {"ul", "ol", "li", "blockquote", "table", "caption", "tr", "th", "td", "details", "summary"}
KNOWN = {*MARKS, *TEXTS, *HEADINGS, *ALONE, *PARTS}
ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*"([^"]*)")?""")


class Node:
    """A tag with what stands in it; text is a plain string."""

    def __init__(self, tag: str, rest: str = "") -> None:
        self.tag = tag
        self.attributes = {name.lower(): value for name, value in ATTRIBUTE.findall(rest)}
        self.children: list[Node | str] = []

    def named(self, *tags: str) -> Iterator["Node"]:
        """The tags in it; refuses any others, and text between them."""
        for child in self.children:
            if isinstance(child, Node) and child.tag in tags:
                yield child
            elif not isinstance(child, str) or child.strip():
                refuse(f'can\'t parse rich message: unexpected content in tag "{self.tag}"')


def tree(source: str) -> Node:
    """The tags of a rich message, in a node without a name."""
    opened, position = [Node("")], 0
    for token in TOKEN.finditer(source):
        _write(opened[-1], source[position : token.start()])
        position, tag = token.end(), (token["tag"] or "").lower()
        if token["sign"]:
            _write(opened[-1], sign(token["sign"]) or token[0])
        elif token["less"] or tag not in KNOWN:
            refuse(f'can\'t parse rich message: Unsupported start tag "{tag}"')
        elif token["end"]:
            if opened.pop().tag != tag:
                refuse(f'can\'t parse rich message: Unexpected end tag "{tag}"')
        else:
            node = Node(tag, token["rest"])
            opened[-1].children.append(node)
            opened += [] if tag in ALONE else [node]
    _write(opened[-1], source[position:])
    if len(opened) > 1:
        refuse(f"can't parse rich message: Can't find end tag corresponding to start tag \"{opened[-1].tag}\"")
    return opened[0]


def _write(node: Node, text: str) -> None:
    if text:
        node.children.append(text)
