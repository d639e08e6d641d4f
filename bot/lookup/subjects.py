"""What is published on the subject of a row, under the filters of the question that the row answers."""

from bot.answer import RowKind
from bot.lookup.asking import Asking
from bot.lookup.compare import series_at
from bot.lookup.store import Series
from bot.question import Subject


def series_of(asking: Asking, kind: RowKind, id_: str) -> Series:
    """That of the question itself where a row is about nothing else, such as a month of it; else of the row's own."""
    match kind:
        case "month" | "quarter" | "year":
            return asking.series
        case _:
            subject = Subject(kind, id_)
            return asking.series if subject == asking.place.subject() else series_at(asking, subject)
