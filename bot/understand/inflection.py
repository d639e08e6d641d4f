"""Spanish number and gender of names, by their endings: nobody asks only for the form that a table holds."""

from collections.abc import Iterator
from itertools import product

_LONGEST_PHRASE = 4
_SHORTEST = 4
_SHORTEST_ADJECTIVE = 6
_ADJECTIVES = ("ero", "era", "ivo", "iva", "ico", "ica", "ado", "ada", "ario", "aria", "ano", "ana")


def inflected(phrase: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The phrase in singular and plural, masculine and feminine; itself first, and alone when it is long."""
    if len(phrase) > _LONGEST_PHRASE:
        yield phrase
    else:
        yield from dict.fromkeys(product(*(_variants(word) for word in phrase)))


def demonyms(word: str) -> tuple[str, ...]:
    """Masculine, feminine and plurals: `puneño`, `puneña`, `puneños`, `puneñas`."""
    if word.endswith("o"):
        return tuple(word[:-1] + ending for ending in ("o", "a", "os", "as"))
    return (word, word + "s")


def _variants(word: str) -> tuple[str, ...]:
    """One word in its forms, itself first."""
    if len(word) < _SHORTEST or not word.isalpha():
        return (word,)
    return (word, *(_singulars(word) if word.endswith("s") else _plurals(word)))


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ces"):
        return (word[:-3] + "z",)
    if word.endswith("ores"):
        return (word[:-2], word[:-2] + "as")
    if word.endswith(("iones", "ales", "iles")):
        return (word[:-2],)
    if word.endswith(("os", "as")):
        return (word[:-1], *_other_gender(word[:-1], "s"))
    if word.endswith("es"):
        return (word[:-1], word[:-2])
    return (word + "es",)


def _plurals(word: str) -> tuple[str, ...]:
    if word[-1] in "aeiou":
        return (word + "s", *_other_gender(word, ""), *_other_gender(word, "s"))
    if word.endswith("z"):
        return (word[:-1] + "ces",)
    if word.endswith("or"):
        return (word + "es", word + "a", word + "as")
    return (word + "es",)


def _other_gender(word: str, plural: str) -> tuple[str, ...]:
    """An adjective or a trade in its other gender (`pesquero`, `pesquera`)."""
    if len(word) < _SHORTEST_ADJECTIVE or not word.endswith(_ADJECTIVES):
        return ()
    return (word[:-1] + ("a" if word.endswith("o") else "o") + plural,)
