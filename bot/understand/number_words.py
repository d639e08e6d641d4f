"""Numbers in figures and in words: `4,914`, `4 mil`, `dos mil veinticinco`, `67 459`."""

import re

from bot.understand.language import Language
from bot.understand.words import Token

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_PLAIN = re.compile(r"\d{1,9}")
_DECIMAL = re.compile(r"(\d{1,3})[.,](\d)")
_GROUP = re.compile(r"\d{3}")
_GROUP_LENGTH = 3
_THOUSAND = 1000
_HUNDRED = 100
_TWENTY = 20
_TEN = 10
_CENTURY = 2000


def read_numbers(tokens: list[Token], tongue: Language) -> list[Token]:
    """Gives tokens their values; a number of several words becomes one token."""
    words = tongue.numbers
    if _wordless(tokens, words):
        return tokens
    found: list[Token] = []
    at = 0
    value: int | None
    while at < len(tokens):
        token = tokens[at]
        value, after = None, at + 1
        if token.form in words:
            if _counts(tokens, at, tongue):
                value, after = _spoken(tokens, at, tongue)
        elif token.form[0].isdigit():
            value, after = _figures(tokens, at, tongue)
        found.append(token if value is None else Token(str(value), token.raw, token.gap, value, token.distance))
        at = after
    return found


def numbered(phrase: tuple[str, ...], tongue: Language) -> tuple[str, ...]:
    """A phrase of the lexicon with its number words as figures, as texts have them."""
    if tongue.numbers.keys().isdisjoint(phrase):
        return phrase
    return tuple(token.form for token in read_numbers([Token(word, word) for word in phrase], tongue))


def _wordless(tokens: list[Token], words: dict[str, int]) -> bool:
    forms = [token.form for token in tokens]
    return words.keys().isdisjoint(forms) and ("".join(forms).isalpha() or not any(form[0].isdigit() for form in forms))


def _counts(tokens: list[Token], at: int, tongue: Language) -> bool:
    """Whether a number word is one: "un" and "una" are articles, except before a thousand."""
    if tokens[at].form not in tongue.figures["articles"]:
        return True
    after = at + 1
    return after < len(tokens) and tokens[after].gap == "" and tongue.numbers.get(tokens[after].form, 0) >= _THOUSAND


def _figures(tokens: list[Token], at: int, tongue: Language) -> tuple[int | None, int]:
    """The value of digits, and the token behind them: "4 mil" and "67 459" are one number."""
    form, after = tokens[at].form, at + 1
    following = tokens[after].form if after < len(tokens) and tokens[after].gap == "" else ""
    thousands = following in tongue.figures["thousands"]
    if _GROUPED.fullmatch(form):
        return int(form.replace(".", "").replace(",", "")), after
    if thousands and (decimal := _DECIMAL.fullmatch(form)):
        return int(decimal[1]) * _THOUSAND + int(decimal[2]) * _HUNDRED, after + 1
    if not _PLAIN.fullmatch(form):
        return None, after
    if thousands:
        return int(form) * _THOUSAND, after + 1
    if following and len(form) <= _GROUP_LENGTH and _GROUP.fullmatch(following):
        return int(form + following), after + 1
    return int(form), after


def _spoken(tokens: list[Token], at: int, tongue: Language) -> tuple[int, int]:
    """The value of number words, and the token behind them; "veinte veinticuatro" is a year."""
    words, articles = tongue.numbers, tongue.figures["articles"]
    total, current, first = 0, 0, at
    while at < len(tokens) and (at == first or tokens[at].gap == ""):
        form = tokens[at].form
        if at > first and _joins_tens(tokens, at, current, tongue):
            at += 1
            continue
        value = words.get(form)
        if value is None or (form in articles and at > first and not _takes_unit(current)):
            break
        if value >= _THOUSAND:
            total, current = total + max(current, 1) * value, 0
        elif current == _TWENTY and value >= _TWENTY:
            total, current = _CENTURY, value
        elif current and value >= current:
            break
        else:
            current += value
        at += 1
    return total + current, at


def _joins_tens(tokens: list[Token], at: int, current: int, tongue: Language) -> bool:
    """Whether the "y" of "treinta y cinco" stands here."""
    if tokens[at].form not in tongue.figures["and"] or current < _TWENTY or at + 1 == len(tokens):
        return False
    return 0 < tongue.numbers.get(tokens[at + 1].form, 0) < _TEN


def _takes_unit(current: int) -> bool:
    return current >= _TWENTY and current % _TEN == 0
