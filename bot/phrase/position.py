"""The rank of one subject."""

from bot.answer import Row
from bot.message import Message
from bot.phrase.coverage import field, left_out, part
from bot.phrase.figures import amount, counted, label
from bot.phrase.missing import outside, part_of_period, repeated_companies, towns
from bot.phrase.sources import footnote
from bot.phrase.suggesting import after, ranking
from bot.phrase.telling import Telling


def position(t: Telling) -> Message:
    """The rank of one subject among those that have a figure."""
    row, voice = t.rows[0], t.voice
    return Message(
        title=_title(t, row),
        lines=(
            *counted(t, t.rows),
            *part_of_period(t, row.period),
            *towns(t),
            *field(t),
            *left_out(t),
            *outside(t),
            *repeated_companies(t),
        ),
        footnote=footnote(t, t.rows),
        prompt=voice.gettext("You can also ask:"),
        suggestions=after(t, ranking(t)),
    )


def _title(t: Telling, row: Row) -> str:
    voice, name, what = t.voice, label(t, row), amount(t, row) + part(t, row)
    when = voice.during(row.period) if row.period else ""
    if row.rank is None:
        return voice.gettext("{name} has no rank: it has no figure for the period.", name=name)
    rank = voice.number(row.rank)
    if not t.answer.field:
        return voice.gettext(
            "Rank {rank}: {name}, with {amount}, {when}.", rank=rank, name=name, amount=what, when=when
        )
    return voice.gettext(
        "Rank {rank} of {total}: {name}, with {amount}, {when}.",
        rank=rank,
        total=voice.number(t.answer.field.published + len(t.answer.outside)),
        name=name,
        amount=what,
        when=when,
    )
