"""Text → tokens in the one normal form that texts, names and language data share."""

import re
import unicodedata
from dataclasses import dataclass

_ACCENTS = str.maketrans("áéíóúüñàèìòùâêîôûäëïöç", "aeiouunaeiouaeiouaeioc")
_WORD = re.compile(r"%|[<>]=?|[≤≥]|(?:19|20)\d\d(?=/(?:19|20)\d\d\b)|\d+(?:[.,/]\d+)*(?!\d)|[^\W\d_]+")
_JOINED_HEAD = re.compile(r"(cites?|ut)(?=\w{3,}$)")
_NOT_HEADED = frozenset(
    {"utiles", "utilice", "utilizar", "utilizo", "utilizan", "utilidad", "utilidades", "utilizaron"}
)
_SPOKEN = {"%": "porcentaje"}
_MARKS = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case without accents: `Huánuco` → `huanuco`, `Ñ` → `n`."""
    folded = text.lower().translate(_ACCENTS)
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


@dataclass(slots=True)
class Token:
    """One word or number.

    Attributes:
        form: the normal form; spelling may put a known word in place of a misspelt one.
        raw: as typed (folded, before any correction).
        gap: the marks between the token before and this one, without spaces.
        value: the number it stands for, or None.
        distance: how many letters the spelling had to change.
    """

    form: str
    raw: str
    gap: str = ""
    value: int | None = None
    distance: int = 0


def tokens(text: str) -> list[Token]:
    """Cuts a text into tokens; `CITEmadera` and `UTambo` come apart as `cite` `madera`, `ut` `ambo`."""
    folded = fold(text)
    found: list[Token] = []
    end = 0
    for match in _WORD.finditer(folded):
        word, start = match.group(), match.start()
        gap = folded[end:start]
        end = match.end()
        marks = "" if gap in {"", " "} else _MARKS.sub("", gap)
        word = _SPOKEN.get(word, word)
        head = _JOINED_HEAD.match(word) if word[0] in "cu" and word not in _NOT_HEADED else None
        if head:
            found.append(Token("cite" if head.group()[0] == "c" else "ut", word, marks))
            found.append(Token(word[head.end() :], word[head.end() :]))
        else:
            found.append(Token(word, word, marks))
    return found


def forms(text: str) -> tuple[str, ...]:
    """The normal forms of a name or phrase."""
    return tuple(token.form for token in tokens(text))
