"""What a reply must own up to: parts of a period, centres without a figure, companies counted twice, towns."""

from bot.answer import Gap, Row, Status
from bot.phrase.scope import called, thin
from bot.phrase.telling import Telling
from bot.question import Period
from bot.rows import ids_of

NAMED = 3
"""Centres named in one line; more of them are counted."""


def owned(t: Telling, row: Row) -> tuple[str, ...]:
    """All that is missing from or special about one figure."""
    return (
        *towns(t),
        *part_of_period(t, row.period),
        *(() if thin(row) else coverage(t, row)),
        *incomplete(t),
        *outside(t),
        *repeated_companies(t),
    )


def towns(t: Telling) -> tuple[str, ...]:
    """Towns that were asked about and the region that is answered for."""
    said, counted = [], any(row.value is not None for row in t.rows)
    for stand in t.question.stands:
        region = t.registry.name("region", stand.region)
        if stand.town != region:
            figure = t.voice.gettext("{town}, in {region}: the figure is for the region.")
            other = t.voice.gettext("{town} is in {region}: I answer for the region.")
            said.append((figure if counted else other).format(town=stand.town, region=region))
    return tuple(said)


def part_of_period(t: Telling, published: Period | None) -> tuple[str, ...]:
    """Which part of the period asked for is published, when it is not all of it."""
    asked = t.query.period
    if t.answer.status is not Status.PARTIAL or not published or not asked or published == asked:
        return ()
    when, period = t.voice.during(published), t.voice.period(asked)
    if t.question.to_date:
        return (t.voice.gettext("That is what is published so far."),)
    return (t.voice.gettext("There is a figure only {when} (you asked for {asked}).", asked=period, when=when),)


def coverage(t: Telling, row: Row) -> tuple[str, ...]:
    """How many centres of a group have a figure, and which do not."""
    if not row.coverage or row.coverage.published >= row.coverage.total:
        return ()
    published, total = row.coverage
    line = t.voice.ngettext(
        "{published} of {total} centre with a figure.",
        "{published} of {total} centres with a figure.",
        total,
        published=t.voice.number(published),
        total=t.voice.number(total),
    )
    absent = without_figure(t)
    if not absent or len(absent) > NAMED:
        return (line,)
    names = t.voice.list(absent)
    lacking = t.voice.ngettext(
        "The figure of {centres} is missing.",
        "The figures of {centres} are missing.",
        len(absent),
        centres=names,
    )
    return (f"{line} {lacking}",)


def outside(t: Telling) -> tuple[str, ...]:
    """Centres that are counted though they do not operate, or it is not known."""
    if not t.answer.outside:
        return ()
    ranked = ids_of(t.rows, "centre")
    ids = [id_ for id_ in t.answer.outside if not ranked or id_ in ranked]
    closed = [id_ for id_ in ids if t.registry.centres[id_].status == "closed"]
    unknown = [id_ for id_ in ids if id_ not in closed]
    ngettext, lines = t.voice.ngettext, []
    if closed:
        said = ngettext("It includes {centres}, now closed.", "It includes {centres}, all closed now.", len(closed))
        lines.append(said.format(centres=_several(t, closed)))
    if unknown:
        said = ngettext(
            "It includes {centres}; we do not know whether it operates.",
            "It includes {centres}; we do not know whether they operate.",
            len(unknown),
        )
        lines.append(said.format(centres=_several(t, unknown)))
    return tuple(lines)


def _several(t: Telling, ids: list[str]) -> str:
    """Few centres by name, more of them by number."""
    n = len(ids)
    if n > NAMED:
        return f"{t.voice.number(n)} {t.voice.ngettext('centre', 'centres', n)}"
    return t.voice.list(called(t, ids))


def without_figure(t: Telling) -> list[str]:
    """Names of the centres that have no figure at all."""
    return t.names("centre", (gap.centre for gap in t.answer.gaps if gap.published is None))


def incomplete(t: Telling) -> tuple[str, ...]:
    """Centres that are counted with a part of the period only."""
    parts = [gap for gap in t.answer.gaps if gap.published is not None]
    if not parts:
        return ()
    if len(parts) > NAMED:
        return (t.voice.gettext("{n} centres have only part of the period.", n=t.voice.number(len(parts))),)
    return (t.voice.gettext("Only part of the period: {centres}.", centres=t.voice.list([_part(t, g) for g in parts])),)


def _part(t: Telling, gap: Gap) -> str:
    name = t.registry.name("centre", gap.centre)
    if gap.lacking:
        absent = t.voice.list([t.voice.period(part) for part in gap.lacking])
        return t.voice.gettext("{centre} (without {periods})", centre=name, periods=absent)
    return f"{name} ({t.voice.period(gap.published)})" if gap.published else name


def part_of(t: Telling, row: Row) -> str:
    """Behind a chain that is counted in another one shown, which one that is."""
    chain = t.registry.chains.get(row.id) if row.kind == "chain" else None
    if chain is None or chain.parent not in ids_of(t.rows, "chain"):
        return ""
    return " " + t.voice.gettext("(part of {chain})", chain=t.registry.name("chain", chain.parent))


def within(t: Telling) -> tuple[str, ...]:
    """That a chain is counted in the one above it, where both are shown."""
    ids = ids_of(t.rows, "chain")
    if any(id_ in t.registry.chains and t.registry.chains[id_].parent in ids for id_ in ids):
        return (t.voice.gettext("A chain includes its sub-chains."),)
    return ()


def repeated_companies(t: Telling) -> tuple[str, ...]:
    """That a sum over months or types counts some companies more than once."""
    if not t.answer.summed_clients:
        return ()
    return (t.voice.gettext("The same company can be counted more than once."),)
