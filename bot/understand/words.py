"""Text → tokens in the one normal form that texts, names and language data share."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.understand.tongues import pairs, words

# Letters come first, for most of a text is words; the possessive a-z is the fast way to say "a word of plain letters".
# The capturing group makes `split` give gap, word, gap, word … in one call.
_WORD = re.compile(
    r"([a-z]++(?![^\W\d_])|[^\W\d_]+|%|[<>]=?|[≤≥]|(?:19|20)\d\d(?=/(?:19|20)\d\d\b)|\d+(?:[.,/]\d+)*(?!\d))"
)
_PLAIN = re.compile(r"[a-z ]*+")
_WRITTEN_ONTO = re.compile(r"\b(?:cite|ut)\w")
_HEADED = re.compile(r"(cites?|ut)(\w{3,})")
_UNHEADED = words("spoken")["unheaded"]
_SIGNS = pairs("signs")
_LONGEST = 4096  # a few signs fold to whole sentences; no text grows beyond the longest message
_KEPT = 0x10000  # the folds of all living scripts are remembered, those of the many signs above are not


class _Folds(dict[int, str]):
    """Lower-case letter → the same without its accents; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        plain = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        if code < _KEPT:
            self[code] = plain
        return plain


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Lower case without accents: `Huánuco` → `huanuco`, `Ñ` → `n`."""
    lower = text.lower()
    return lower if lower.isascii() else lower.translate(_FOLDS)


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


class Text(NamedTuple):
    """The tokens of a text with what is looked up most often laid beside them.

    Attributes:
        tokens: the words, corrected, numbers read.
        forms: their normal forms.
        gaps: the marks before them.
        figures: places of the tokens that begin with a digit.
    """

    tokens: list[Token]
    forms: list[str]
    gaps: list[str]
    figures: list[int]

    @classmethod
    def of(cls, tokens: list[Token]) -> "Text":
        """Lays the tokens out."""
        forms = [token.form for token in tokens]
        wordy = "".join(forms).isalpha()
        figures = [] if wordy else [at for at, form in enumerate(forms) if form[0].isdigit()]
        return cls(tokens, forms, [token.gap for token in tokens], figures)


def tokens(text: str) -> list[Token]:
    """Cuts a text into tokens; `CITEmadera` and `UTambo` come apart as `cite` `madera`, `ut` `ambo`."""
    pieces = _WORD.split(fold(text)[:_LONGEST])
    found: list[Token] = []
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        marks = "" if gap in {"", " "} else "".join(gap.split())
        if word[0] in "cu%" and (apart := _apart(word)):
            found.append(Token(apart[0], apart[0] if len(apart) == 1 else word, marks))
            found.extend([Token(rest, rest) for rest in apart[1:]])
        else:
            found.append(Token(word, word, marks))
    return found


def forms(text: str) -> tuple[str, ...]:
    """The normal forms of a name or phrase."""
    found: list[str] = []
    for word in _WORD.findall(fold(text)):
        found.extend(_apart(word) or (word,))
    return tuple(found)


def forms_of_all(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The normal forms of many names, each as `forms` gives it; plain words are cut in a third of the time."""
    for text in texts:
        folded = fold(text)
        if not _PLAIN.fullmatch(folded):
            yield forms(folded)
        elif _WRITTEN_ONTO.search(folded):
            yield tuple([form for word in folded.split() for form in _apart(word) or (word,)])
        else:
            yield tuple(folded.split())


def _apart(word: str) -> tuple[str, ...]:
    """What a sign or a word with "CITE" or "UT" written onto it stands for; nothing for any other."""
    if word in _SIGNS:
        return (_SIGNS[word],)
    headed = _HEADED.fullmatch(word) if word[0] in "cu" and word not in _UNHEADED else None
    return ("cite" if word[0] == "c" else "ut", headed[2]) if headed else ()
