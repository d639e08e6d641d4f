"""Names in a row, with the conjunction that the last of them asks for."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from babel.lists import format_list

if TYPE_CHECKING:
    from bot.phrase.voice import Voice

Style = Literal["standard", "or"]

EUPHONY = {
    ("es", "standard"): (" y ", " e ", re.compile(r"h?i(?![aeouáéóú])|h?í", re.IGNORECASE)),
    ("es", "or"): (" o ", " u ", re.compile(r"h?[oó]", re.IGNORECASE)),
}
"""Language data: the conjunction of the locale, the one that replaces it, and the names it does so before.

CLDR's list patterns know one conjunction only. In Spanish "y" gives way before the sound i ("Lima e Ica", but
"cobre y hierro"), "o" before the sound o ("Tacna u Oxapampa").
"""


@lru_cache(1024)
def joined(voice: "Voice", names: tuple[str, ...], style: Style) -> str:
    """The names by the locale's pattern: `standard` adds them up, `or` lets one choose."""
    text = format_list(names, style, voice.locale)
    plain, changed, before = EUPHONY.get((voice.language, style), ("", "", None))
    if before and len(names) > 1 and before.match(names[-1]):
        head = text[: len(text) - len(names[-1])]
        return head.removesuffix(plain) + changed + names[-1]
    return text
