"""Centres of the register that do not operate, or of which it is not known."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.message import Message
from bot.phrase.missing import towns
from bot.phrase.scope import centres, scope
from bot.phrase.suggesting import about_place, after
from bot.phrase.telling import Telling, capital
from bot.registry import Centre

NAMED = 3
"""Centres named behind their number."""

PLENTY = 2
"""Stands for "several" where the plural is wanted without a number."""


def matching(t: Telling) -> tuple[Centre, ...]:
    """The centres of the register that the question's filters keep, whatever they do."""
    query = t.query
    return tuple(t.registry.members(query.centres, query.regions, query.chains, query.kind))


def others(t: Telling) -> tuple[str, ...]:
    """Beside a list of operating centres, how many more the register has; a few by name."""
    ngettext, said = t.voice.ngettext, []
    for status, found in _by_status(t.registry.centres[id_] for id_ in t.answer.outside):
        n = len(found)
        text = {
            "planned": ngettext("there is one more planned", "there are {n} more planned", n),
            "closed": ngettext("one more is closed", "{n} more are closed", n),
        }.get(
            status,
            ngettext(
                "of one more we do not know whether it operates", "of {n} more we do not know whether they operate", n
            ),
        )
        said.append(text.format(n=t.voice.number(n)) + _named(t, found))
    return (capital("; ".join(said)) + ".",) if said else ()


def nobody(t: Telling) -> str:
    """That no centre of the question operates, and what the register has instead."""
    where = scope(t, replace(t.query, kind=None))
    said = [t.voice.gettext("No {centres} operate {scope}", centres=centres(t, PLENTY), scope=where)]
    for status, found in _by_status(matching(t)):
        text = _instead(t, status, len(found))
        said.append(text.format(n=t.voice.number(len(found))) + _named(t, found))
    return "; ".join(said) + "."


def _named(t: Telling, found: Sequence[Centre]) -> str:
    """The names of a few centres behind their number."""
    return f": {t.voice.list([centre.name for centre in found])}" if len(found) <= NAMED else ""


def _instead(t: Telling, status: str, n: int) -> str:
    ngettext = t.voice.ngettext
    match status:
        case "planned":
            return ngettext("there is one planned", "there are {n} planned", n)
        case "closed":
            return ngettext("one is closed", "{n} are closed", n)
        case _:
            return ngettext(
                "of one we do not know whether it operates", "of {n} we do not know whether they operate", n
            )


def _by_status(several: Iterable[Centre]) -> Iterator[tuple[str, list[Centre]]]:
    """The centres that do not operate by status, those of which it is not known first."""
    found = list(several)
    for status in ("unknown", "planned", "closed"):
        if some := [centre for centre in found if centre.status == status]:
            yield status, some


def nobody_there(t: Telling) -> Message:
    """That a list is empty, and why."""
    return Message(
        title=nobody(t),
        lines=towns(t),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=after(t, *about_place(t)),
    )
