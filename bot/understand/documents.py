"""Numbers of papers, which are no dates: "N.º 231-2023-GRU", "Oficio 45-2025"."""

from bot.understand.language import Language
from bot.understand.moments import YEARS
from bot.understand.words import Text, Token

_JOINTS = frozenset({"-", "/"})


def document_numbers(text: Text, tongue: Language) -> set[int]:
    """Places of the numbers of papers, with all that is joined to them."""
    found: set[int] = set()
    for at in text.figures:
        token = text.tokens[at]
        if at and text.forms[at - 1] in tongue.numbering:
            joined = _joined(text, at)
            if len(joined) > 1 or token.value not in YEARS:
                found.update(joined)
        elif at and token.gap == "-" and token.value in YEARS and _is_serial(text.tokens[at - 1]):
            found.update((at - 1, at))
    return found


def _joined(text: Text, at: int) -> range:
    """The tokens from a number on that strokes join to it."""
    end = at + 1
    while end < len(text.gaps) and text.gaps[end] in _JOINTS:
        end += 1
    return range(at, end)


def _is_serial(token: Token) -> bool:
    if token.value is None or token.value in YEARS:
        return False
    return not (1 <= token.value <= 12 and len(token.raw) <= 2)
