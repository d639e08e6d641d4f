"""How many centres operate in each region or chain."""

from dataclasses import replace

from bot.answer import Row
from bot.message import Message, Suggestion
from bot.phrase.asking import suggest
from bot.phrase.asking_ranking import heading
from bot.phrase.bounds import limited
from bot.phrase.centres import operating
from bot.phrase.entries import Entry, entered, lines
from bot.phrase.figures import PLENTY, label
from bot.phrase.idle import matching, others
from bot.phrase.missing import part_of, towns, within
from bot.phrase.pages import SIZE, Page, page
from bot.phrase.scope import centres, filtered, scope
from bot.phrase.suggesting import after
from bot.phrase.telling import Telling
from bot.question import Intent, Query, Question


def census(t: Telling) -> Message:
    """The regions or chains with the number of their centres, or the first alone in a sentence."""
    alone = t.query.limit == 1 and len(t.rows) <= SIZE
    listed = entries(t)
    return Message(
        title=_first(t) if alone else _title(t),
        items=() if alone else lines(listed),
        lines=(*others(t), *towns(t), *within(t)),
        footnote=(t.voice.gettext("Source: register of centres."),),
        prompt=t.voice.gettext("You can also ask:"),
        suggestions=_next(t),
        pages=1 if alone else listed.pages,
    )


def entries(t: Telling) -> Page[Entry]:
    """Each region or chain with its rank and how many centres it has."""
    number = t.voice.number
    return entered(
        page(t, t.rows),
        lambda row: Entry(row, label(t, row), number(row.value or 0), part_of(t, row), f"{number(row.rank or 0)}. "),
    )


def _title(t: Telling) -> str:
    """Who has most or fewest; without an order, how many there are in all and in how many regions or chains."""
    if t.query.order or t.query.limit or limited(t.query):
        return heading(t, _working(t, PLENTY))
    n, voice = len(t.rows), t.voice
    among = {
        "region": voice.ngettext("{centres}, in {n} region", "{centres}, in {n} regions", n),
        "chain": voice.ngettext("{centres}, in {n} chain", "{centres}, in {n} chains", n),
    }[t.query.group_by or "region"]
    return among.format(centres=operating(t, sum(centre.operating for centre in matching(t))), n=voice.number(n))


def _first(t: Telling) -> str:
    """Who has most or fewest, all of them where several have as many."""
    names, n = t.voice.list([label(t, row) for row in t.rows]), t.rows[0].value or 0
    amount = t.voice.pgettext("amount", "{number} {noun}", number=t.voice.number(n), noun=_working(t, n))
    most = t.voice.ngettext(
        "In first place: {names}, with {amount}.", "In first place: {names}, with {amount} each.", len(t.rows)
    )
    fewest = t.voice.ngettext(
        "The fewest: {names}, with {amount}.", "The fewest: {names}, with {amount} each.", len(t.rows)
    )
    return (fewest if t.query.order == "asc" else most).format(names=names, amount=amount)


def _working(t: Telling, n: int) -> str:
    """The centres that are counted, as far as the question narrows them: "centros que operan en Cusco".

    Those that they are counted by name themselves.
    """
    said = t.voice.ngettext("{centres} that operates", "{centres} that operate", n, centres=centres(t, n))
    where = replace(t.query, kind=None)
    where = replace(where, chains=()) if t.query.group_by == "chain" else replace(where, regions=())
    return f"{said} {scope(t, where)}" if filtered(where) else said


def _next(t: Telling) -> tuple[Suggestion, ...]:
    """Which centres the first has; what else can be asked about all of them."""
    return after(t, suggest(t, Question(Intent.LIST, _there(t.query, t.rows[0]))))


def _there(query: Query, row: Row) -> Query:
    """The centres that are counted in a row."""
    place = Query(regions=query.regions, chains=query.chains, kind=query.kind)
    return replace(place, regions=(row.id,)) if row.kind == "region" else replace(place, chains=(row.id,))
