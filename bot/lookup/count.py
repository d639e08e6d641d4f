"""How many: one row for what was asked about."""

from bot.answer import Answer
from bot.lookup.asking import Asking, status_of
from bot.lookup.figure import ROUNDED


def count(asking: Asking) -> Answer:
    """The figure of the place, chain, centre or network; beside a rounded one the exact one of the same year."""
    series, subject = asking.series, asking.place.subject()
    figure, complete = asking.find(series, asking.period)
    if figure is None:
        return asking.no_figure(series, subject)
    exact = series.exact_beside(figure) if figure.qualifier in ROUNDED else None
    return asking.answer(
        status_of(complete=complete),
        [asking.row(subject, figure)],
        [figure],
        beside=(asking.row(subject, exact),) if exact else (),
        gaps=figure.gaps,
    )
