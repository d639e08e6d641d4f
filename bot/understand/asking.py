"""A question in the making: filled in step by step, then made once."""

from dataclasses import dataclass
from datetime import date

from bot.question import GroupBy, Intent, Order, Period, Query, Question, Subject
from bot.understand.draft import Draft
from bot.understand.intents import language_asked
from bot.understand.moments import Moment


@dataclass(slots=True)
class Asking:
    """What is known of a question; fields are those of `Query` and `Question`, the rest is what they come from.

    Attributes:
        draft: the message.
        moments: its periods, each with a year.
        today: the day of asking.
    """

    draft: Draft
    moments: tuple[Moment, ...]
    today: date
    intent: Intent
    period: Period | None
    to_date: bool
    service_types: tuple[str, ...]
    client_types: tuple[str, ...]
    centres: tuple[str, ...]
    regions: tuple[str, ...]
    chains: tuple[str, ...]
    group_by: GroupBy | None = None
    order: Order | None = None
    limit: int | None = None
    compared: tuple[Subject, ...] = ()
    periods: tuple[Period, ...] = ()
    whole: Subject | None = None
    wanted: Intent | None = None

    @classmethod
    def of(cls, intent: Intent, draft: Draft, moments: tuple[Moment, ...], today: date) -> "Asking":
        """What a draft names, with all its moments in one stretch from the first day to the last."""
        subjects = draft.subjects
        types, named = bool(subjects.types), bool(subjects.named)
        return cls(
            draft,
            moments,
            today,
            intent,
            _stretch(moments),
            any(moment.to_date for moment in moments),
            subjects.of("service_type") if types else (),
            subjects.of("client_type") if types else (),
            subjects.of("centre") if named else (),
            subjects.of("region") if named else (),
            subjects.of("chain") if named else (),
        )

    def question(self) -> Question:
        """The question made."""
        draft = self.draft
        query = Query(
            indicator=draft.indicator or "services",
            service_types=self.service_types,
            client_types=self.client_types,
            centres=self.centres,
            regions=self.regions,
            chains=self.chains,
            kind=draft.kind,
            period=self.period,
            group_by=self.group_by,
            order=self.order,
            limit=self.limit,
            at_least=draft.at_least,
            at_most=draft.at_most,
        )
        return Question(
            self.intent,
            query,
            compared=self.compared,
            periods=self.periods,
            whole=self.whole,
            to_date=self.to_date,
            goal="goal" in draft.cues,
            stands=draft.subjects.stands,
            language=language_asked(draft) if self.intent is Intent.LANGUAGE else None,
            wanted=self.wanted,
        )


def _stretch(moments: tuple[Moment, ...]) -> Period | None:
    if len(moments) < 2:  # noqa: PLR2004 - one period, or none
        return moments[0].period if moments else None
    return Period(min(m.period.start for m in moments), max(m.period.end for m in moments))
