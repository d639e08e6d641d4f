"""What one message says, before the conversation and the defaults complete it."""

from dataclasses import dataclass, field
from datetime import date

from bot.question import GroupBy, Period
from bot.registry import Registry
from bot.understand.lexicon import Lexicon, Span
from bot.understand.moments import Moment
from bot.understand.reading import Reading
from bot.understand.subjects import Named, Subjects, find_subjects

_NOUNS: dict[str, GroupBy] = {
    "noun_centre": "centre",
    "noun_region": "region",
    "noun_chain": "chain",
    "noun_service_type": "service_type",
    "noun_client_type": "client_type",
    "noun_month": "month",
    "noun_quarter": "quarter",
    "noun_year": "year",
}
_GRAINS: dict[str, GroupBy] = {"monthly": "month", "quarterly": "quarter", "yearly": "year"}
_REACH = 3
_MOST = 50
_PODIUM = 3


@dataclass(slots=True)
class Draft:
    """One message, read and resolved.

    Attributes:
        cues: the cues of the question.
        subjects: centres, regions, chains and types named.
        indicator: the indicator said or implied; None when the message leaves it open.
        said: an indicator was named, not merely implied.
        counted: the centres themselves are what is counted or listed ("cuántos CITE hay").
        moments: periods named, in order.
        between: the ends of a pair were said with "entre … y".
        group: what the answer is arranged by, when that was said.
        asked_which: what "qué" or "cuál" asks for ("qué región").
        one: the question asks for a single winner.
        limit: how many rows were asked for.
        kind: public or private centres only.
        aside: what is named outside the question.
        head_and_place: chain and place together narrow one another rather than stand side by side.
        types_last: the type comes after the verb ("¿qué parte son capacitaciones?"): it is the part asked about.
        follows: it opens with "y", "ahora", "mejor" …
        apart: periods were set against one another ("enero vs febrero").
        region_said: "la región" was said without a name: that of the story.
        pointed: its names were pointed at in the last reply ("el segundo").
        rank: which place of a ranking is asked for ("¿quién va segundo?").
        number: a bare number that is no date and no limit ("dame las tres").
        ordinal: "el segundo", "la tercera" and the like stand in it.
        share_first: the share is of the first thing named ("participación de la cadena textil en Puno").
    """

    cues: frozenset[str]
    subjects: Subjects
    indicator: str | None = None
    said: bool = False
    counted: bool = False
    moments: tuple[Moment, ...] = ()
    between: bool = False
    group: GroupBy | None = None
    asked_which: GroupBy | None = None
    one: bool = False
    limit: int | None = None
    kind: str | None = None
    at_least: int | None = None
    at_most: int | None = None
    aside: Subjects = field(default_factory=Subjects)
    head_and_place: bool = False
    types_last: bool = False
    share_first: bool = False
    follows: bool = False
    apart: bool = False
    number: int | None = None
    rank: int | None = None
    region_said: bool = False
    pointed: bool = False
    ordinal: bool = False

    def has(self, *cues: str) -> bool:
        """Whether any of these cues was given."""
        return not self.cues.isdisjoint(cues)

    @property
    def network(self) -> bool:
        """Whether the whole network was named, and nothing smaller."""
        return "network" in self.cues and not self.subjects.named

    @property
    def empty(self) -> bool:
        """Whether nothing was said that a question could be made of."""
        return not (
            self.subjects.named
            or self.subjects.types
            or self.subjects.choices
            or self.indicator
            or self.moments
            or self.group
            or self.counted
            or self.limit
            or self.kind
            or self.at_least is not None
            or self.at_most is not None
        )


def draft(reading: Reading, lexicon: Lexicon, today: date) -> Draft:
    """Resolves a reading into what it says."""
    spans = _standing(reading)
    subjects = find_subjects(spans, reading.tokens, lexicon)
    cues = frozenset(cue for span in spans for cue in span.phrase.cues)
    made = Draft(cues, subjects, moments=reading.periods.moments, between=reading.periods.between)
    made.at_least, made.at_most = reading.thresholds.at_least, reading.thresholds.at_most
    if ("private" in cues) != ("public" in cues):
        made.kind = "private" if "private" in cues else "public"
    _arrangement(made, spans, reading)
    _indicator(made, spans, reading, lexicon.registry)
    made.moments = _wanted(made.moments, spans)
    kinds = [n.kind for n in subjects.named]
    made.head_and_place = len(kinds) == 2 and set(kinds) == {"chain", "region"}  # noqa: PLR2004 - one of each
    _share_order(made, spans, reading)
    made.apart = any(
        first.end <= span.start < second.start and ("compare" in span.phrase.cues or "growth" in span.phrase.cues)
        for first, second in zip(made.moments, made.moments[1:], strict=False)
        for span in spans
    )
    free = [
        t.value
        for at, t in enumerate(reading.tokens)
        if t.value and at not in reading.periods.tokens | reading.thresholds.tokens
    ]
    made.region_said = (
        made.group != "region"
        and made.asked_which != "region"
        and any(
            "noun_region" in span.phrase.cues
            and reading.tokens[span.start].form in {"region", "departamento"}
            and span.start
            and reading.tokens[span.start - 1].form in {"la", "el", "su", "del"}
            for span in spans
        )
    )
    made.rank = _rank_asked(reading, spans, lexicon)
    made.number = free[0] if len(free) == 1 and free[0] <= _MOST else None
    made.ordinal = any(token.form in lexicon.tongue.ordinals for token in reading.tokens)
    made.follows = bool(spans) and spans[0].start == 0 and "follow" in spans[0].phrase.cues
    if not subjects.named and reading.aside:
        made.aside = find_subjects(reading.aside, reading.tokens, lexicon)
    return made


def _wanted(moments: tuple[Moment, ...], spans: list[Span]) -> tuple[Moment, ...]:
    """The periods asked for, each once; "excluyendo lo de 2026" names one that is not wanted."""
    unwanted = [span.end for span in spans if "remove" in span.phrase.cues]
    kept = {m.period: m for m in moments if not any(0 <= m.start - end <= _REACH for end in unwanted)}
    return tuple(kept.values()) or moments


def _standing(reading: Reading) -> list[Span]:
    """The phrases that stand: without limits and dates already read, what was denied, and what was corrected."""
    used = reading.thresholds.tokens
    spans = [s for s in reading.spans if not (s.start in used and s.end - 1 in used)]
    spans = _without_denied(spans, reading)
    return _without_corrected(spans)


def _without_denied(spans: list[Span], reading: Reading) -> list[Span]:
    """ "No quiero las capacitaciones, quiero los ensayos": the names after a denial go, up to the next clause."""
    kept: list[Span] = []
    denied = False
    for span in spans:
        if (
            reading.tokens[span.start].gap.strip("-'\"")
            or span.phrase.breaks
            or "ask" in span.phrase.cues
        ):
            denied = False
        if "negate" in span.phrase.cues:
            denied = True
        if not (denied and span.phrase.names):
            kept.append(span)
    return kept


def _without_corrected(spans: list[Span]) -> list[Span]:
    """ "Cusco… perdón, Puno": a name after a correction replaces those of its kind before it."""
    at = next((s.start for s in reversed(spans) if "correct" in s.phrase.cues), None)
    if at is None:
        return spans
    after = {_family(e.kind) for s in spans if s.start > at for e in s.phrase.names}
    return [s for s in spans if s.start >= at or not any(_family(e.kind) in after for e in s.phrase.names)]


def _family(kind: str) -> str:
    return "place" if kind in {"centre", "region"} else kind


# --- arrangement -----------------------------------------------------------------------------------------------


def _arrangement(made: Draft, spans: list[Span], reading: Reading) -> None:
    for grain, unit in _GRAINS.items():
        if grain in made.cues:
            made.group = unit
    for place, span in enumerate(spans):
        noun = _noun(span)
        if noun is None:
            continue
        before = [s for s in spans[:place] if s.end > span.start - _REACH]
        asked = any("which" in s.phrase.cues and _leads_to(s, span, spans, reading) for s in spans[:place])
        if (_names_follow(span, noun, made.subjects, reading) or _kind_follows(span, spans, made)) and not (asked and noun == "centre"):
            continue
        beside = any("by" in s.phrase.cues and s.end == span.start for s in before)
        near = any("by" in s.phrase.cues and span.start - s.end == 1 and _small(reading, s.end) for s in before)
        if asked and not (noun == "year" and _dates(noun, reading, span)):
            made.asked_which = noun
        if beside or (near and not _dates(noun, reading, span)):
            made.group = noun
    if made.group is None and (
        made.at_least is not None
        or made.at_most is not None
        or made.has("ranking", "more", "less", "first", "last", "position", "share", "compare")
    ):
        made.group = _plural_noun(spans, reading, made.subjects)
    made.limit = _limit(reading, spans) or (_PODIUM if "podium" in made.cues else None)
    made.one = (
        (made.asked_which is not None or _the_one(made.group, spans, reading) or _single_winner(made, spans, reading))
        and not _many(reading, spans)
        and made.limit is None
    )


def _noun(span: Span) -> GroupBy | None:
    for cue in span.phrase.cues:
        if cue in _NOUNS:
            return _NOUNS[cue]
    return None


def _the_one(group: GroupBy | None, spans: list[Span], reading: Reading) -> bool:
    """ "La región con menor número": one, for it was said in the singular with its article."""
    return any(
        _noun(span) == group
        and any("more" in s.phrase.cues or "less" in s.phrase.cues for s in spans)
        and (span.start == 0 or reading.tokens[span.start - 1].form in {"la", "el", "the"})
        and not reading.tokens[span.end - 1].form.endswith("s")
        for span in spans
        if group is not None
    )


def _leads_to(which: Span, noun: Span, spans: list[Span], reading: Reading) -> bool:
    """ "qué región", "cuál fue el mejor trimestre", "cuál es el CITE": only small words and "mejor" stand between."""
    if noun.start - which.end > _REACH + 1:
        return False
    linked = {at for s in spans if "more" in s.phrase.cues or "less" in s.phrase.cues for at in range(s.start, s.end)}
    return all(at in linked or reading.tokens[at].form in _LINKS for at in range(which.end, noun.start))


_LINKS = frozenset("fue es ha sido el la los las son fueron de del which was is the a".split())


def _small(reading: Reading, at: int) -> bool:
    return reading.tokens[at].form in {"la", "el", "los", "las", "cada", "tipo", "su", "sus", "the"}


def _names_follow(span: Span, noun: GroupBy, subjects: Subjects, reading: Reading) -> bool:
    """ "la región Huánuco", "cadena agroindustria": the noun only announces a name."""
    return any(
        n.start == span.end
        and (n.kind == noun or noun in {"region", "centre"})
        or (n.start == span.end + 1 and noun in {n.kind, "region"})
        or (n.start == span.end + 1 and noun == "centre" and n.headed and reading.tokens[span.end].form != "en")
        for n in subjects.named
    )


def _kind_follows(span: Span, spans: list[Span], made: Draft) -> bool:
    """ "Por CITE públicos": the centres that act, not what the figures are arranged by."""
    return made.kind is not None and any(s.start == span.end and s.phrase.cues & {"public", "private"} for s in spans)


def _dates(noun: GroupBy, reading: Reading, span: Span) -> bool:
    """Whether the noun is part of a date ("en el mes de enero")."""
    return any(
        moment.start <= span.end + 1 and span.start <= moment.end for moment in reading.periods.moments
    ) and noun in {"month", "quarter", "year"}


def _plural_noun(spans: list[Span], reading: Reading, subjects: Subjects) -> GroupBy | None:
    for span in spans:
        noun = _noun(span)
        if noun in {"region", "chain", "service_type", "client_type", "month", "quarter"} and not _names_follow(
            span, noun, subjects, reading
        ):
            if (
                noun == "service_type"
                and span.end - span.start == 1
                and reading.tokens[span.start].form.startswith("servicio")
            ):
                continue
            if not _dates(noun, reading, span):
                return noun
    return None


def _limit(reading: Reading, spans: list[Span]) -> int | None:
    """ "top 5", "los tres primeros", "primeros 10", "los 3 últimos"."""
    tokens = reading.tokens
    taken = reading.periods.tokens | reading.thresholds.tokens
    for span in spans:
        if not any(cue in span.phrase.cues for cue in ("first", "last", "ranking")):
            continue
        for at in (span.end, span.start - 1, span.end + 1):
            if (
                0 <= at < len(tokens)
                and at not in taken
                and (value := tokens[at].value) is not None
                and 0 < value <= 200
            ):  # noqa: PLR2004
                if at == span.end + 1 and tokens[span.end].form not in {"los", "las", "de", "the"}:
                    continue
                return value
    for at, token in enumerate(tokens[:-1]):
        if (
            token.value is not None
            and 0 < token.value <= 50
            and at not in taken
            and any(s.start == at + 1 and _noun(s) for s in spans)
        ):  # noqa: PLR2004
            return token.value
    return None


def _single_winner(made: Draft, spans: list[Span], reading: Reading) -> bool:
    """ "¿Cuál es la que menos servicios tiene de las regiones?": one of them."""
    return made.group is not None and made.has("more", "less") and _asks_for_one(spans, reading)


def _asks_for_one(spans: list[Span], reading: Reading) -> bool:
    return any("which" in s.phrase.cues and reading.tokens[s.start].form in {"cual", "quien"} for s in spans)


def _many(reading: Reading, spans: list[Span]) -> bool:
    """Whether several winners are asked for: "qué regiones", "cuáles CITE dieron más"."""
    if _asks_for_one(spans, reading):
        return False
    verbs_tell = False
    for span in spans:
        if _noun(span) == "centre" and reading.tokens[span.end - 1].form == "cite":
            verbs_tell = True
        if _noun(span) and any(
            reading.tokens[at].form.endswith("s") and reading.tokens[at].form != "mas"
            for at in range(span.start, span.end)
        ):
            return True
        if "which" in span.phrase.cues and reading.tokens[span.end - 1].form in {"cuales", "quienes"}:
            return True
    asked = [s for s in spans if "which" in s.phrase.cues]
    if not asked or not verbs_tell:
        return False
    verbs = (token.form for token in reading.tokens[asked[0].end : asked[0].end + 6])
    return any(form.endswith(("aron", "ieron", "ienen")) for form in verbs)


# --- indicator -------------------------------------------------------------------------------------------------


def _indicator(made: Draft, spans: list[Span], reading: Reading, registry: Registry) -> None:
    counted = _first_counted(spans, reading)
    said = [e.id for s in spans for e in s.phrase.names if e.kind == "indicator" and e.id != "centres"]
    said += [
        i
        for cue, i in (("services_word", "services"), ("clients_word", "clients"))
        if cue in made.cues and i in registry.indicators
    ]
    made.said = bool(said)
    if made.subjects.of("client_type") and not made.subjects.of("service_type") and not _said_by_name(spans, registry):
        counted, said = "clients", []
    if counted and counted in registry.indicators and counted != "centres":
        made.indicator = counted
    elif said:
        made.indicator = said[0]
    elif made.subjects.of("client_type") and not made.subjects.of("service_type"):
        made.indicator = "clients"
    elif made.subjects.of("service_type"):
        made.indicator = "services"
    elif "attend" in made.cues and made.has("quantity", "more", "less", "ranking", "which") and not made.subjects.types:
        made.indicator = "clients"
    if (
        made.indicator == "clients"
        and "service_type" in (made.asked_which, made.group)
        and not made.subjects.of("service_type")
    ):
        made.group = "client_type" if made.group == "service_type" else made.group
        made.asked_which = "client_type" if made.asked_which == "service_type" else made.asked_which
    if made.asked_which == "service_type" or made.group == "service_type":
        made.indicator = "services"
    if made.asked_which == "client_type" or made.group == "client_type":
        made.indicator = "clients"
    made.counted = counted == "centres" or (made.indicator is None and made.subjects.head and made.has("list"))


def _said_by_name(spans: list[Span], registry: Registry) -> bool:
    """Whether an indicator was called by a word of its own name ("servicios"), not by a loose alias ("atenciones")."""
    for span in spans:
        for entry in span.phrase.names:
            if entry.kind == "indicator" and entry.id != "centres":
                return entry.own
    return False


def _first_counted(spans: list[Span], reading: Reading) -> str:
    """The indicator that stands right after "cuántos" or "número de"."""
    for place, span in enumerate(spans[:-1]):
        if "quantity" not in span.phrase.cues:
            continue
        following = spans[place + 1]
        if following.start - span.end > 2:  # noqa: PLR2004
            continue
        for entry in following.phrase.names:
            if entry.kind == "indicator":
                return entry.id
            if entry.kind == "service_type":
                return "services"
            if entry.kind == "client_type":
                return "clients"
        if "noun_centre" in following.phrase.cues or "all_centres" in following.phrase.cues:
            return "centres"
    return ""


def _rank_asked(reading: Reading, spans: list[Span], lexicon: Lexicon) -> int | None:
    if not any("which" in span.phrase.cues for span in spans):
        return None
    for at, token in enumerate(reading.tokens):
        number = lexicon.tongue.ordinals.get(token.form)
        if (
            number
            and len(token.form) > 3
            and at not in reading.periods.tokens
            and not any(s.start <= at < s.end for s in spans)
        ):  # noqa: PLR2004
            return number
    return None


def _share_order(made: Draft, spans: list[Span], reading: Reading) -> None:
    """Which of two things is the part: the one after "son", "fueron", "corresponden a", or right after the share."""
    if "share" not in made.cues:
        return
    names = sorted((*made.subjects.named, *made.subjects.types), key=lambda n: n.start)
    if names and names[-1].kind in {"service_type", "client_type"}:
        between = range(names[-2].end if len(names) > 1 else 0, names[-1].start)
        made.types_last = any(reading.tokens[at].raw in _LINKING for at in between)
    share = next(span for span in spans if "share" in span.phrase.cues)
    made.share_first = (
        bool(names)
        and 0 <= names[0].start - share.end <= _REACH
        and not any(
            share.end <= s.start < names[0].start and any(e.kind == "indicator" for e in s.phrase.names) for s in spans
        )
    )


_LINKING = frozenset(
    "son fue fueron es eran corresponde corresponden correspondieron correspondio representa representan representaron represento was were are is".split()
)
