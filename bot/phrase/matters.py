"""Matters that people ask about and the tables do not hold, with what they hold instead."""

from bot.phrase.telling import Telling

ITP = "https://www.gob.pe/itp"
"""The page of the institute that the network belongs to."""

REFERRED = frozenset({"price", "contact", "training", "jobs"})
"""Matters that the institute tells about, and whoever asks needs to know."""


def referral(t: Telling, topic: str) -> tuple[str, ...]:
    """Who knows about a matter instead, where that is known."""
    return (t.voice.gettext("The ITP knows: {page}", page=ITP),) if topic in REFERRED else ()


def matter(t: Telling, topic: str) -> str:
    """One friendly sentence for a topic of the language data; a general one for a topic without its own."""
    gettext = t.voice.gettext
    said = {
        "price": gettext("I have no prices or fees; I do know how many services each CITE gave."),
        "contact": gettext("I have no phones, addresses or hours; I do know which CITE there are in each region."),
        "training": gettext("I do not know which courses there are; I do know which CITE there are in each region."),
        "jobs": gettext("I know nothing of jobs or calls for staff; I do know the figures of the CITE."),
        "weather": gettext("I know nothing of the weather; I do know the figures of the CITE."),
        "abroad": gettext("I have figures of the CITE of Peru only, none of other countries."),
        "crafts": gettext("The crafts CITE belong to Mincetur and are not in my data; those of the ITP network are."),
        "money": gettext("I have no budgets or spending; I do know the services and the companies served."),
        "people": gettext("I have no data about persons, only about centres of the network."),
        "health": gettext("I know nothing of health or sanitary services, only of the services of the CITE."),
        "sports": gettext("I know nothing of sports; I do know the figures of the CITE."),
        "security": gettext("I cannot do that. I only answer with the published figures of the CITE."),
        "reasons": gettext("I know how many and when, not why."),
        "chatter": gettext("I am better with figures than with chatting: ask me about the CITE."),
    }
    return said.get(topic) or gettext(
        "That is not in my data: I know the services, the companies served and the centres of the CITE network.",
    )
