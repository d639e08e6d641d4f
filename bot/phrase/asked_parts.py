"""The parts of a question in words: of whom, when, and how the figures are arranged."""

from bot.phrase.scope import called
from bot.phrase.telling import Telling


def timed(t: Telling, text: str) -> str:
    """The text with the period asked for behind it, if there is one."""
    period = t.query.period
    return f"{text} {t.voice.during(period, asked=True)}" if period else text


def names(t: Telling) -> str:
    """The places that a question names, in a row; empty where there is none."""
    query = t.query
    found = called(t, query.centres) + t.names("chain", query.chains) + t.names("region", query.regions)
    return t.voice.list(found)


def by(t: Telling) -> str:
    """How the figures are arranged: "Por región"; by month where the question says nothing else."""
    gettext = t.voice.gettext
    arranged = {
        "region": gettext("By region"),
        "chain": gettext("By chain"),
        "service_type": gettext("By service type"),
        "client_type": gettext("By kind of company"),
        "quarter": gettext("By quarter"),
        "year": gettext("By year"),
        "centre": gettext("By centre"),
    }
    return arranged.get(t.query.group_by or "month", gettext("By month"))
