"""Numbers in figures and in words: `4,914`, `4 mil`, `dos mil veinticinco`, `67 459`."""

import re

from bot.understand.language import Language
from bot.understand.words import Token

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_PLAIN = re.compile(r"\d{1,9}")
_DECIMAL = re.compile(r"(\d{1,3})[.,](\d)")
_ARTICLES = frozenset({"un", "una", "uno", "one"})
_THOUSAND, _MILLION = 1000, 1_000_000
_CENTURY = 2000
_TWENTY = 20


def read_numbers(tokens: list[Token], tongue: Language) -> list[Token]:
    """Gives tokens their values; a number of several words becomes one token."""
    words = tongue.numbers
    if not any(token.form[0].isdigit() or token.form in words for token in tokens):
        return tokens
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.form[0].isdigit():
            value, at = _figures(tokens, at)
        elif token.form in words and (token.form not in _ARTICLES or _continues(tokens, at + 1, words)):
            value, at = _spoken(tokens, at, words)
        else:
            value, at = None, at + 1
        if value is not None:
            token = Token(str(value), token.raw, token.gap, value, token.distance)
        found.append(token)
    return found


def numbered(phrase: tuple[str, ...], tongue: Language) -> tuple[str, ...]:
    """A phrase of the lexicon with its number words as figures, as texts have them."""
    if not any(word in tongue.numbers for word in phrase):
        return phrase
    return tuple(token.form for token in read_numbers([Token(word, word) for word in phrase], tongue))


def _figures(tokens: list[Token], at: int) -> tuple[int | None, int]:
    form, after = tokens[at].form, at + 1
    following = tokens[after] if after < len(tokens) else None
    thousands = following is not None and following.gap == "" and following.form in {"mil", "k"}
    if _GROUPED.fullmatch(form):
        return int(re.sub(r"[.,]", "", form)), after
    if thousands and (decimal := _DECIMAL.fullmatch(form)):
        return int(decimal[1]) * _THOUSAND + int(decimal[2]) * 100, after + 1
    if not _PLAIN.fullmatch(form):
        return None, after
    if thousands:
        return int(form) * _THOUSAND, after + 1
    if following and following.gap == "" and len(form) < 4 and re.fullmatch(r"\d{3}", following.form):  # noqa: PLR2004
        return int(form + following.form), after + 1
    return int(form), after


def _continues(tokens: list[Token], at: int, words: dict[str, int]) -> bool:
    return at < len(tokens) and tokens[at].gap == "" and words.get(tokens[at].form, 0) >= _THOUSAND


def _spoken(tokens: list[Token], at: int, words: dict[str, int]) -> tuple[int, int]:
    total, current, first = 0, 0, True
    while at < len(tokens) and (first or tokens[at].gap == ""):
        form = tokens[at].form
        if form == "y" and current >= _TWENTY and 0 < _unit(tokens, at + 1, words) < 10:  # noqa: PLR2004 - "treinta y cinco"
            at += 1
            continue
        value = words.get(form)
        if value is None or (form in _ARTICLES and not first and not _unit_fits(current)):
            break
        if value >= _THOUSAND:
            total, current = total + max(current, 1) * value, 0
        elif current == _TWENTY and value >= _TWENTY:
            total, current = _CENTURY, value
        elif current and value >= current:
            break
        else:
            current += value
        at, first = at + 1, False
    return total + current, at


def _unit(tokens: list[Token], at: int, words: dict[str, int]) -> int:
    return words.get(tokens[at].form, 0) if at < len(tokens) else 0


def _unit_fits(current: int) -> bool:
    return current >= _TWENTY and current % 10 == 0
