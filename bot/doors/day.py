"""A day on the command line."""

from datetime import date

import click

YEARS = range(1990, 2101)
"""A day in another year is a slip of the keyboard: the network is younger than the first of these."""


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day.

        Raises:
            click.UsageError: it is none, or too far away.
        """
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            day = date.min
        if day.year not in YEARS:
            option = param.opts[0] if param else self.name
            message = f"{option} takes a day like 2026-03-10, from {YEARS[0]} to {YEARS[-1]}."
            raise click.UsageError(message, ctx)
        return day
