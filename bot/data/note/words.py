"""The words of a sentence around a number, short enough to be shown."""

_SHOWN = 200


def words_around(text: str, start: int, end: int) -> str:
    """About 200 characters of a text, whole words, with those from `start` to `end` in the middle."""
    if len(text) <= _SHOWN:
        return " ".join(text.split())
    first = max(0, min(start - _SHOWN // 2, len(text) - _SHOWN))
    last = min(len(text), max(end, first + _SHOWN))
    if first and (space := text.find(" ", first, start)) >= 0:
        first = space + 1
    if last < len(text) and (space := text.rfind(" ", end, last)) >= 0:
        last = space
    cut = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{cut}{'…' if last < len(text) else ''}"
