"""Talk about the bot itself: help, greetings, sources, summaries, the tongue."""

from bot.message import Message
from bot.phrase.pages import page
from bot.phrase.sources import linked, newest_first
from bot.phrase.suggesting import working
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice

UNREVIEWED = frozenset({"qu"})
"""Languages whose texts wait for a native speaker."""


def help_(t: Telling) -> Message:
    """What it is about, what can be asked, and up to when the figures go."""
    voice = t.voice
    return Message(
        title=voice.gettext("I answer with published figures of the CITE network: services, companies, centres."),
        lines=(
            voice.gettext(
                "A CITE is a centre for productive innovation and technology transfer: it serves small producers "
                "and companies."
            ),
            voice.gettext("Ask about a CITE, a region, a chain or the whole network, and about any month or year."),
            voice.gettext("I also make rankings, comparisons, shares and lists of centres."),
            *latest(t),
            *unreviewed(voice),
        ),
        prompt=voice.gettext("For example:"),
        suggestions=working(t),
    )


def greeting(t: Telling) -> Message:
    """Says hello and what it is good for."""
    return Message(
        title=t.voice.gettext("Hello! I know the figures of the CITE network. What would you like to know?"),
        prompt=t.voice.gettext("For example:"),
        suggestions=working(t),
    )


def thanks(t: Telling) -> Message:
    """Takes thanks, and goodbyes."""
    return Message(title=t.voice.gettext("You are welcome! I am here whenever you like."))


def source(t: Telling) -> Message:
    """The sources, the newest first, and the latest period they cover."""
    voice, found = t.voice, newest_first(t.registry.sources.values())
    listed, n = page(t, found), len(found)
    return Message(
        title=voice.ngettext(
            "The figures come from {n} published source.",
            "The figures come from {n} published sources, the newest first.",
            n,
            n=voice.number(n),
        ),
        items=(*(linked(voice, one) for one in listed.things), *listed.rest),
        lines=latest(t),
        prompt=voice.gettext("You can also ask:"),
        suggestions=working(t)[:1],
        pages=listed.pages,
    )


def latest(t: Telling) -> tuple[str, ...]:
    """The period that the newest figures cover."""
    if t.answer.latest is None:
        return ()
    return (t.voice.gettext("The newest figures: {period}.", period=t.voice.period(t.answer.latest)),)


def subscription(t: Telling) -> Message:
    """Summaries come by themselves where the bot can write first; here asking works."""
    return Message(
        title=t.voice.gettext(
            "On Telegram I can send you a summary each day, week or month, or when there are new figures."
        ),
        lines=(t.voice.gettext("Here I speak only when asked, and then I answer with the newest figures."),),
        prompt=t.voice.gettext("For example:"),
        suggestions=working(t)[:1],
    )


def unreviewed(voice: Voice) -> tuple[str, ...]:
    """Owns up to texts that no native speaker has read yet, also in the language that all readers know."""
    return (voice.gettext("No native speaker has reviewed these texts yet."),) if voice.language in UNREVIEWED else ()


def language(t: Telling) -> Message:
    """Answers in the tongue that was asked for."""
    return Message(
        title=t.voice.gettext("Done, I speak English with you now."),
        lines=unreviewed(t.voice),
        prompt=t.voice.gettext("For example:"),
        suggestions=working(t)[:1],
    )
