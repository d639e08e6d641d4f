"""Which part of a text is the question.

People wrap questions in letters and stories. A sentence or clause that holds words of no use to any question
("vivo en el jirón Junín") is a story: the names in it are not asked about.
"""

from bisect import bisect_left
from collections.abc import Sequence

from bot.understand.clauses import Clause
from bot.understand.language import Language
from bot.understand.phrases import STRONG, Span
from bot.understand.words import Text

_STRONG_CLAUSE = 3
_OPENING = STRONG | {"which", "ask"}
_LEAVING = STRONG | {"ask", "which", "more", "less", "network", "noun_centre"}
_INSTITUTION_REACH = 9


def asked_places(clauses: list[Clause], spans: list[Span], text: Text, tongue: Language) -> list[bool]:
    """For each token, whether it belongs to the question; marks the clauses that do."""
    size = clauses[-1].end if clauses else 0
    best = _best_sentence(clauses)
    if best is None or not any(clause.storied for clause in clauses):
        for clause in clauses:
            clause.asked = True
        return [True] * size
    kept = [False] * size
    aside = _stories(clauses, best)
    for clause in clauses:
        prompts = clause.prompted and not clause.storied
        if clause.sentence != best and not prompts and (clause.sentence in aside or clause.personal):
            clause.asked = False
        elif clause.asked or not clause.storied or (clause.prompted and not clause.strange):
            first = _question_in(clause, spans, text, tongue) if clause.storied else clause.start
            kept[first : clause.end] = [True] * (clause.end - first)
            clause.strange = [at for at in clause.strange if at >= first]
            clause.asked = True
    return kept


def topics_of(spans: Sequence[Span], clauses: list[Clause]) -> tuple[str, ...]:
    """What the data cannot answer, in the sentence that asks; elsewhere it is part of the story."""
    told = [span for span in spans if span.phrase.topics]
    if not told:
        return ()
    if any("security" in span.phrase.topics for span in told):
        return ("security",)
    strong = max(clause.strength for clause in clauses)
    sentences = {
        clause.sentence
        for clause in clauses
        if strong <= _STRONG_CLAUSE or (clause.strength == strong and clause.asked)
    }
    places = {at for clause in clauses if clause.sentence in sentences for at in range(clause.start, clause.end)}
    return tuple(
        topic for span in told if span.start in places and not span.phrase.names for topic in span.phrase.topics
    )


def masked_places(text: Text, spans: list[Span], clauses: list[Clause], tongue: Language) -> set[int]:
    """Places of what belongs to who asks, an institution, a road or a document ("Municipalidad de Puno")."""
    masked = _of_who_asks(spans, clauses)
    if tongue.institutions.isdisjoint(text.forms):
        return masked
    begins = {span.start: span for span in spans}
    covered = {at for span in spans if span.phrase.names for at in range(span.start, span.end)}
    for at, form in enumerate(text.forms):
        if form in tongue.institutions and at not in covered:
            masked.update(_of_institution(text, at, begins, tongue))
    return masked


def _of_who_asks(spans: list[Span], clauses: list[Clause]) -> set[int]:
    """What stands before "desea saber" or "solicita" in its sentence names who asks, not what is asked about."""
    asking = next((span for span in spans if "asker" in span.phrase.cues), None)
    core = next((s for s in spans if "indicator" in s.phrase.kinds or not STRONG.isdisjoint(s.phrase.cues)), None)
    if asking is None or core is None or core.start < asking.start:
        return set()
    sentence = next(clause.sentence for clause in clauses if clause.start <= asking.start < clause.end)
    first = next(clause.start for clause in clauses if clause.sentence == sentence)
    before = (span for span in spans if first <= span.start < asking.start and span.phrase.names)
    return {at for span in before for at in range(span.start, span.end)}


def _best_sentence(clauses: list[Clause]) -> int | None:
    """The sentence that asks most, the later of two; None when none asks."""
    totals: dict[int, int] = {}
    for clause in clauses:
        if (clause.asked and not clause.personal) or clause.strength > _STRONG_CLAUSE:
            totals[clause.sentence] = totals.get(clause.sentence, 0) + clause.strength
    return max(totals, key=lambda sentence: (totals[sentence], sentence), default=None)


def _stories(clauses: list[Clause], best: int) -> set[int]:
    """The sentences that tell and do not ask."""
    told = {clause.sentence for clause in clauses if clause.sentence != best and clause.storied}
    return told - {clause.sentence for clause in clauses if clause.asked and not clause.personal}


def _question_in(clause: Clause, spans: list[Span], text: Text, tongue: Language) -> int:
    """Where the question begins in a clause that opens with a story ("vivo en Puno y quiero saber cuántos …")."""
    for at in range(_first_from(clause.start, spans), len(spans)):
        span = spans[at]
        if span.start >= clause.end:
            break
        phrase = span.phrase
        if "indicator" in phrase.kinds or not phrase.cues.isdisjoint(_OPENING):
            before = [at for at in clause.strange if at < span.start]
            if clause.personal:
                return span.start
            return _behind(before[-1], spans, text, tongue) if before else clause.start
    return clause.start


def _behind(strange: int, spans: list[Span], text: Text, tongue: Language) -> int:
    """The place behind a strange word and what it is said to be of ("del Altiplano de Puno")."""
    at = strange + 1
    while text.forms[at] in tongue.naming["small"]:
        at += 1
    first = _first_from(at, spans)
    named = first < len(spans) and spans[first].start == at and spans[first].phrase.names
    return spans[first].end if named and at > strange + 1 else strange + 1


def _first_from(place: int, spans: Sequence[Span]) -> int:
    """Which is the first of these phrases, which stand in order, that begins at a place or behind it."""
    return bisect_left(spans, place, key=lambda span: span.start)


def _of_institution(text: Text, at: int, begins: dict[int, Span], tongue: Language) -> set[int]:
    """What follows an institution's noun, up to its place or to the question."""
    masked: set[int] = set()
    for place in range(at + 1, min(len(text.forms), at + _INSTITUTION_REACH)):
        verb = text.forms[place] in tongue.verbs and text.forms[place - 1] not in tongue.stop  # "de desarrollo"
        if verb or text.gaps[place].strip("-'\""):
            break
        span = begins.get(place)
        if span and ("indicator" in span.phrase.kinds or not span.phrase.cues.isdisjoint(_LEAVING)):
            break
        masked.add(place)
        if span and "region" in span.phrase.kinds:
            masked.update(range(span.start, span.end))
            break
    return masked
