"""A question in a few words, for a button: "Por mes", "Empresas atendidas", "Ranking de centros · Cusco"."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answer import Answer, Status
from bot.phrase.asked_parts import by, names
from bot.phrase.figures import noun
from bot.phrase.scope import filtered
from bot.phrase.telling import Telling, capital
from bot.phrase.voice import Voice
from bot.question import Intent, Query, Question, Subject
from bot.registry import Centre, Registry

WIDE = 34
"""Characters of a button alone in its row that a phone shows."""

BRIEF = 24
"""Characters of a name that leave room for a few words beside it."""


def label(question: Question, voice: Voice, registry: Registry, before: Question | None = None) -> str:
    """The question in a few words; what it shares with the question before it goes without saying.

    Where that is too long for a phone, centres go by a shorter name of theirs.
    """
    words = _label(question, voice, registry, before)
    if len(words) <= WIDE:
        return words
    ids = (*question.query.centres, *(id_ for kind, id_ in question.compared if kind == "centre"))
    brief = {id_: replace(found, name=_brief(found)) for id_ in ids if (found := registry.centres.get(id_))}
    return _label(question, voice, replace(registry, centres={**registry.centres, **brief}), before) if brief else words


def named(subject: Subject, registry: Registry) -> str:
    """The printed name for a button; of a centre with a long one, a shorter name that the tables know."""
    name = registry.name(*subject)
    centre = registry.centres.get(subject.id) if subject.kind == "centre" else None
    return _brief(centre) if centre and len(name) > WIDE else name


def _brief(centre: Centre) -> str:
    """Of its other names that are short, and the printed one with letters left out, the fullest: "UT Ambo"."""
    short = (alias for alias in centre.aliases if len(alias) <= BRIEF and _clips(alias, centre.name))
    return max(short, key=lambda alias: (len(alias.replace(" ", "")), -len(alias)), default=centre.name)


def _clips(alias: str, name: str) -> bool:
    left = iter(name.casefold())
    return all(letter in left for letter in alias.casefold() if letter != " ")


def _label(question: Question, voice: Voice, registry: Registry, before: Question | None) -> str:
    t = Telling(Answer(Status.ANSWERED, question, question), voice, registry)
    if before is None and question.intent is Intent.COUNT and not filtered(question.query):
        return capital(_apart(t, f"{noun(t)} · {t.voice.gettext('CITE network')}", Query()))
    if before and question.intent is Intent.RANKING and _same_place(question.query, before.query):
        return _arranged(t, before.query)
    return capital(_WORDS.get(question.intent, _count)(t, before.query if before else Query()))


def _count(t: Telling, before: Query) -> str:
    goal, what = t.question.goal, noun(t)
    said = t.voice.gettext("goal of {noun}", noun=what) if goal else what
    return _apart(t, said, before)


def _ranking(t: Telling, before: Query) -> str:
    gettext = t.voice.gettext
    ranked = {
        "region": gettext("Ranking of regions"),
        "chain": gettext("Ranking of chains"),
        "service_type": gettext("Ranking of service types"),
        "client_type": gettext("Ranking of kinds of company"),
    }
    said = ranked.get(t.query.group_by or "")
    if t.query.indicator != "services":
        said = f"{said} ({noun(t)})" if said else gettext("Ranking by {noun}", noun=noun(t))
    said = said or gettext("Ranking of centres")
    whole = replace(before, centres=(), regions=(), chains=(), kind=None)
    return _apart(t, said, before if filtered(t.query) else whole)  # A ranking is of the whole network unless said.


def _arranged(t: Telling, before: Query) -> str:
    types = t.query.group_by in {"service_type", "client_type"}  # Each indicator has types of one sort only.
    return _apart(t, t.voice.gettext("By type") if types else by(t), before)


def _position(t: Telling, before: Query) -> str:
    if _same_place(t.query, before):
        return _apart(t, t.voice.gettext("Its rank"), before)
    return _apart(t, t.voice.gettext("Rank of {name}", name=names(t)), replace(t.query, period=before.period))


def _share(t: Telling, before: Query) -> str:
    return _apart(t, t.voice.gettext("Its share"), before)


def _centres(t: Telling, _: Query) -> str:
    place, query = names(t), t.query
    if query.chains and not query.regions:
        return f"{t.voice.gettext('Centres')} · {place}"
    return t.voice.gettext("Centres in {place}", place=place) if place else t.voice.gettext("All centres")


def _profile(t: Telling, _: Query) -> str:
    return t.voice.gettext("About {name}", name=t.voice.list(t.names("centre", t.query.centres)))


def _summary(t: Telling, before: Query) -> str:
    return _apart(t, t.voice.gettext("Summary"), before)


def _compare(t: Telling, _: Query) -> str:
    return t.voice.list([t.registry.name(*subject) for subject in t.question.compared])


def _source(t: Telling, _: Query) -> str:
    return t.voice.gettext("Sources")


def _help(t: Telling, _: Query) -> str:
    return t.voice.gettext("What can I ask?")


def _apart(t: Telling, said: str, before: Query) -> str:
    """What is asked, then the place and the period where they are others than before."""
    place = "" if _same_place(t.query, before) else names(t) or t.voice.gettext("CITE network")
    period = t.query.period
    when = t.voice.brief(period) if period and period != before.period else ""
    return " · ".join(part for part in (said, place, when) if part)


def _same_place(one: Query, other: Query) -> bool:
    return _place(one) == _place(other)


def _place(query: Query) -> tuple[object, ...]:
    return query.centres, query.regions, query.chains, query.kind


_WORDS: Mapping[Intent, Callable[[Telling, Query], str]] = {
    Intent.RANKING: _ranking,
    Intent.TREND: _arranged,
    Intent.POSITION: _position,
    Intent.SHARE: _share,
    Intent.LIST: _centres,
    Intent.PROFILE: _profile,
    Intent.SUMMARY: _summary,
    Intent.COMPARE: _compare,
    Intent.SOURCE: _source,
    Intent.HELP: _help,
}
"""The words of each kind of question; all others ask for the figure."""
