"""How often something is to be sent: "cada lunes", "mensual", "every day"."""

from collections.abc import Sequence

from bot.rhythm import Every
from bot.understand.language import Language
from bot.understand.words import Token

_RHYTHMS: tuple[Every, ...] = ("daily", "weekly", "monthly")


def rhythm(tokens: Sequence[Token], tongue: Language) -> Every | None:
    """The rhythm that the words name; None where they name none, or several."""
    said = [every for every in _RHYTHMS if any(_stands(phrase, tokens) for phrase in tongue.rhythms[every])]
    return said[0] if len(said) == 1 else None


def _stands(phrase: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Whether the words stand there in a row, as typed or as corrected."""
    return any(
        all(word in {token.form, token.raw} for word, token in zip(phrase, tokens[at:], strict=False))
        for at in range(len(tokens) - len(phrase) + 1)
    )
