"""The rank of one subject."""

from bot.message import Message
from bot.phrase import asking
from bot.phrase.coverage import field, left_out
from bot.phrase.figures import amount, counted, label
from bot.phrase.missing import part_of_period, repeated_companies, towns
from bot.phrase.sources import footnote
from bot.phrase.telling import Telling


def position(t: Telling) -> Message:
    """The rank of one subject among those that have a figure."""
    row, voice = t.rows[0], t.voice
    rank, names = voice.number(row.rank or 0), label(t, row)
    among = t.answer.field.published if t.answer.field else 0
    when = voice.during(row.period) if row.period else ""
    if row.rank is None:
        title = voice.gettext("{name} has no rank: it has no figure for the period.", name=names)
    elif among:
        title = voice.gettext(
            "Rank {rank} of {total}: {name}, with {amount}, {when}.",
            rank=rank,
            total=voice.number(among),
            name=names,
            amount=amount(t, row),
            when=when,
        )
    else:
        title = voice.gettext(
            "Rank {rank}: {name}, with {amount}, {when}.", rank=rank, name=names, amount=amount(t, row), when=when
        )
    return Message(
        title=title,
        lines=(
            *counted(t, t.rows),
            *part_of_period(t, row.period),
            *towns(t),
            *field(t),
            *left_out(t),
            *repeated_companies(t),
        ),
        footnote=footnote(t, t.rows),
        prompt=voice.gettext("You can also ask:"),
        suggestions=(asking.ranking(t),),
    )
