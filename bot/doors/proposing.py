"""What would change in the tables, printed; and stored after a yes."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from bot.data import BadTables
from bot.data.observation import Observation
from bot.data.proposal import SHOWN, Doubt, Proposal, store
from bot.data.storing import TablesChanged
from bot.data.tables import OBSERVATIONS
from bot.doors.failure import Failure
from bot.doors.settings import DATA
from bot.doors.streams import at_keyboard, standard_output

YES = frozenset({"y", "yes", "s", "si", "sí"})
"""What counts as a yes in a line of standard input."""


def lines(proposal: Proposal) -> Iterator[str]:
    """A table of how many figures are new, changed, unchanged and rejected; then each change, doubt and rejection."""
    from tabulate import tabulate  # noqa: PLC0415 - only who adds figures waits for it

    tallies = proposal.tallies
    rows = [(id_ or "(other)", each.new, each.changed, each.unchanged, each.rejected) for id_, each in tallies.items()]
    yield tabulate(rows, headers=("", "new", "changed", "unchanged", "rejected"), intfmt=",")
    yield from _listed(
        "changed", [f"{told(now)}: {before.value:,} → {now.value:,}" for before, now in proposal.changes]
    )
    yield from _listed("to confirm", [doubted(doubt) for doubt in proposal.doubts])
    yield from _listed("rejected", list(map(str, proposal.rejected)))


def show(  # noqa: PLR0913 - as many options
    proposal: Proposal, remarks: Sequence[str], tables: Path, *, dry_run: bool, skip_bad: bool, yes: bool
) -> None:
    """Prints a proposal; and, unless it is only to be shown, stores it and says so.

    Raises:
        Failure: it is not stored.
    """
    out = standard_output()
    out.writelines(line + "\n" for line in (*lines(proposal), *remarks))
    out.flush()
    if not dry_run:
        out.write(settle(proposal, tables, skip_bad=skip_bad, yes=yes) + "\n")


def settle(proposal: Proposal, tables: Path, *, skip_bad: bool = False, yes: bool = False) -> str:
    """Stores a proposal, after a yes where something is doubtful; says what was done.

    Raises:
        Failure: something was rejected or is doubtful and nobody said that it does not matter; or it cannot be stored.
    """
    rejected = sum(tally.rejected for tally in proposal.tallies.values())
    if rejected and not skip_bad:
        what = many(rejected, "rejection: mend it", "rejections: mend them")
        message = f"nothing is stored because of {what}, or store the rest with --skip-bad"
        raise Failure(message)
    if not proposal.count:
        if rejected and not any(tally.unchanged for tally in proposal.tallies.values()):
            message = "nothing is stored, as nothing is left beside what was rejected"
            raise Failure(message)
        return f"Nothing to store: {tables} has all {'the rest' if rejected else 'of it'}."
    if proposal.doubts and not yes:
        looks = many(len(proposal.doubts), "figure looks", "figures look")
        if not confirmed(f"{looks} wrong. Store everything?"):
            message = "nothing was stored"
            raise Failure(message)
    with storing(tables):
        store(proposal, tables)
    return f"{added(proposal.count, tables)} {next_step(tables)}"


class Unanswered(Failure):
    """Nobody says yes or no."""


@contextmanager
def storing(tables: Path) -> Iterator[None]:
    """What keeps figures from being stored, as a failure.

    Raises:
        Failure: the tables changed meanwhile, or cannot be written.
    """
    try:
        yield
    except TablesChanged as fault:
        message = "nothing is stored, as the tables changed meanwhile: try it again"
        raise Failure(message) from fault
    except OSError as fault:
        message = f"{tables}: cannot be written: {fault.strerror}"
        raise Failure(message) from fault


def added(count: int, tables: Path) -> str:
    """What was stored."""
    return f"{many(count, 'row', 'rows')} added to {tables / OBSERVATIONS.file}."


def next_step(tables: Path) -> str:
    """How the bot comes to know what was stored."""
    return f"Next: cite-bot data build{'' if tables == DATA else f' --source {tables}'}"


def confirmed(question: str) -> bool:
    """Whether somebody says yes: at the keyboard, or in a line of standard input.

    Raises:
        Unanswered: nobody answers.
    """
    if at_keyboard():
        return click.confirm(question)
    answer = "" if sys.stdin is None else sys.stdin.readline()
    if not answer:
        message = "nothing is stored without a yes: look at what is proposed, then add --yes"
        raise Unanswered(message)
    return answer.strip().casefold() in YES


def faulty(bad: BadTables) -> Failure:
    """The failure of tables that must be mended first."""
    more = f" ({len(bad.faults) - 1} more: cite-bot data check)" if len(bad.faults) > 1 else ""
    return Failure(f"{bad.faults[0]}{more}")


def _listed(title: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield f"\n{title}"
        yield from (f"  {entry}" for entry in entries)
    if len(entries) >= SHOWN:
        yield f"  … and more; the first {SHOWN:,} are shown"


def told(observation: Observation) -> str:
    """What is counted, where and when: `services, citemadera-lima, capacitacion, 2025-09`."""
    start, end = observation.period_start, observation.period_end
    month = start[:7] == end[:7] and start.endswith("-01")
    period = start[:7] if month else f"{start} to {end}"
    named = observation.subject or observation.scope
    return ", ".join(
        filter(None, (observation.indicator, named, observation.service_type, observation.client_type, period))
    )


def doubted(doubt: Doubt) -> str:
    """Why a figure must be looked at."""
    counted, value = told(doubt.observation), f"{doubt.observation.value:,}"
    beside = f"{doubt.beside.value:,}" if doubt.beside else ""
    match doubt.kind:
        case "jump":
            return f"{counted}: {value} after {beside}, over five times apart"
        case "less-than-parts":
            return f"{counted}: {value} in all ({doubt.observation.source or 'new'}), but its parts give {beside}"
        case "falls":
            until = doubt.beside.period_end if doubt.beside else ""
            return f"{counted}: {value}, but {beside} were given up to {until}"
        case _:
            return f"{counted}: had not ended when {doubt.observation.source} was published"


def many(count: int, one: str, several: str) -> str:
    """`1 row`, `1,234 rows`."""
    return f"{count:,} {one if count == 1 else several}"
