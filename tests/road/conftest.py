"""The whole road over the invented network, texts put together from its words, and sums made without the bot."""

import csv
import json
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import pytest

from bot.doors.answer_json import answer_object
from bot.lookup import Store
from bot.phrase import Voice
from bot.question import Intent
from bot.reply import Facts, reply

NOW = datetime(2026, 3, 10, 10, 0)  # noqa: DTZ001 - the time in Lima as it stands on the wall there


@pytest.fixture(scope="session")
def facts(world_db):
    with closing(Store.open(world_db)) as store:
        yield Facts.of(store)


@pytest.fixture(scope="session")
def talk(facts):
    """The replies to the turns of one conversation."""

    def said(turns, language="es"):
        turn, replies = None, []
        for text in turns:
            replies.append(reply(text, facts, Voice.of(language), NOW, turn))
            turn = replies[-1].turn
        return replies

    return said


@pytest.fixture(scope="session")
def printed(facts):
    """One answer as a program reads it."""

    def read(text, said):
        return json.loads(json.dumps(answer_object(text, said, facts.store.registry)))

    return read


@pytest.fixture(scope="session")
def days_of_sources(facts):
    """The numbers in the dates of the sources: of figures, and of what is known of a centre."""
    registry = facts.store.registry
    dates = {centre.id: centre.source_date for centre in registry.centres.values()}
    dates |= {source.id: str(source.published_on or "") for source in registry.sources.values()}
    return {id_: {int(part) for part in day.split("-") if part} for id_, day in dates.items()}


class Tables:
    """The tables as written, summed row by row."""

    def __init__(self, folder):
        self.centres = {row["id"]: row for row in self._rows(folder / "centres.csv")}
        self.parents = {row["id"]: row["parent"] for row in self._rows(folder / "chains.csv")}
        self.figures = defaultdict(list)
        for row in self._rows(folder / "observations.csv"):
            self.figures[row["indicator"], row["subject"]].append(row)

    @staticmethod
    def _rows(path):
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def chains_of(self, centre):
        """The centre's chain and those above it."""
        found, chain = set(), self.centres[centre]["chain"]
        while chain:
            found.add(chain)
            chain = self.parents[chain]
        return found

    def fits(self, centre, query):
        """Whether a centre passes the query's filters of place, chain and kind."""
        row = self.centres[centre]
        return (
            (not query.centres or centre in query.centres)
            and (not query.regions or row["region"] in query.regions)
            and (not query.chains or bool(self.chains_of(centre) & set(query.chains)))
            and (not query.kind or row["kind"] == query.kind)
        )

    def is_about(self, centre, row):
        """Whether a centre belongs to what a row of an answer is about."""
        match row.kind:
            case "centre":
                return centre == row.id
            case "region":
                return self.centres[centre]["region"] == row.id
            case "chain":
                return row.id in self.chains_of(centre)
        return True

    def total(self, row, query):
        """The sum of all figures inside the row's period that the row and the filters let through."""
        services, clients = set(query.service_types), set(query.client_types)
        services = {row.id} if row.kind == "service_type" else services
        clients = {row.id} if row.kind == "client_type" else clients
        start, end = (day.isoformat() for day in row.period)
        return sum(
            int(figure["value"])
            for centre in self.centres
            if self.is_about(centre, row) and (row.kind == "centre" or self.fits(centre, query))
            for figure in self.figures[query.indicator, centre]
            if start <= figure["period_start"]
            and figure["period_end"] <= end
            and (not services or figure["service_type"] in services)
            and (not clients or figure["client_type"] in clients)
        )

    @staticmethod
    def beside(question):
        """What the rows beside an answer count: with a profile or a summary, the companies."""
        told = question.intent in {Intent.PROFILE, Intent.SUMMARY}
        return replace(question.query, indicator="clients") if told else question.query

    def whole(self, answer):
        """The sum that a share is a part of: without the filter that names the part."""
        query, part = answer.question.query, answer.rows[0].kind
        types = {f"{part}s": ()} if part in {"service_type", "client_type"} else {}
        return self.total(answer.whole, replace(query, centres=(), regions=(), chains=(), kind=None, **types))


@pytest.fixture(scope="session")
def tables(world_source):
    return Tables(world_source)
