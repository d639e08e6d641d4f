"""The second peer: adapt-parser's tags, behind a correction of unknown words by rapidfuzz."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from adapt.engine import IntentDeterminationEngine
from adapt.intent import IntentBuilder
from adapt.parser import Parser
from asked import Meaning
from names import fold, meaning, names, times
from rapidfuzz import fuzz, process

import bot.understand
from bot.registry import Registry

_SHORTEST, _ALIKE = 4, 80
_CUES = {
    "quantity": "cuantos|cuantas|cuanto|numero de|total|cantidad de",
    "which": "que|q|cual|quien|kien",
    "more": "mas|mayor|mejor",
    "less": "menos|menor|peor",
    "ranking": "ranking|top|primeros|los mejores|orden",
    "last": "ultimos",
    "position": "puesto|lugar|posicion",
    "share": "porcentaje|por ciento|participacion|que parte|proporcion",
    "compare": "compara|comparar|vs|versus|frente a|contra",
    "trend": "evolucion|tendencia|mes a mes|mes x mes|historia",
    "list": "lista|listado|relacion|hay|ay|funcionan|operan|cuales son",
    "profile": "ficha|que es|donde esta",
    "by": "por|x|cada",
}
_NOUNS = {
    "centre": "cite|cites|centro|centros",
    "region": "region|regiones|departamento|departamentos",
    "chain": "cadena|cadenas|sector|sectores",
    "month": "mensual|mes|mensuales",
    "quarter": "trimestral|trimestre",
    "year": "anual|ano|anos",
}
_GRAINS = {"month", "quarter", "year"}
_NAMES = ("centre", "region", "chain", "service_type", "client_type", "indicator", "month", "year", "quarter", "half")


def _intents() -> list[IntentBuilder]:
    pair = ("centre", "region", "chain", "year")
    made = [IntentBuilder("compare").require(kind).require(kind, "other").optionally("more") for kind in pair[:3]]
    made += [
        IntentBuilder("count").one_of("indicator", "service_type", "client_type").optionally("quantity"),
        IntentBuilder("ranking").require("ranking"),
        IntentBuilder("ranking").one_of("more", "less").optionally("which").optionally("group"),
        IntentBuilder("position").require("position").optionally("which"),
        IntentBuilder("share").require("share").optionally("which").optionally("quantity"),
        IntentBuilder("compare").require("compare"),
        IntentBuilder("trend").require("trend"),
        IntentBuilder("trend").require("by").require("grain"),
        IntentBuilder("list").require("list").require("group").optionally("which"),
        IntentBuilder("profile").require("profile").require("centre"),
    ]
    for builder in made:
        for kind in (*_NAMES, "relative", "limit", "group", "by"):
            builder.optionally(kind)
        for kind in pair:
            builder.optionally(kind, f"other {kind}")
    return made


class Tags:
    """The engine with the vocabulary of one registry."""

    def __init__(self, registry: Registry) -> None:
        self._engine = IntentDeterminationEngine()
        words: set[str] = set()
        for kind, phrases in (names(registry) | times()).items():
            self._register(kind, phrases, words)
        for cue, phrases in _CUES.items():
            self._register(cue, dict.fromkeys(phrases.split("|"), cue), words)
        for noun, phrases in _NOUNS.items():
            self._register("grain" if noun in _GRAINS else "group", dict.fromkeys(phrases.split("|"), noun), words)
        for builder in _intents():
            self._engine.register_intent_parser(builder.build())
        self._vocabulary = sorted(word for word in words if len(word) >= _SHORTEST)
        ordinary = Path(bot.understand.__file__).with_name("ordinary.txt").read_text("ascii")
        self._known = frozenset(words) | frozenset(ordinary.split())
        self._corrected = lru_cache(maxsize=20_000)(self._correct)

    def _register(self, kind: str, phrases: dict[str, str], words: set[str]) -> None:
        for phrase, value in phrases.items():
            self._engine.register_entity(phrase, kind, alias_of=value)
            words.update(phrase.split())

    def _correct(self, word: str) -> str:
        if word in self._known or len(word) < _SHORTEST:
            return word
        found = process.extractOne(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return found[0] if found else word

    def read(self, text: str, today: date) -> Meaning:
        """Intent and slots of a question, from all tags of the best parse; an empty intent where none fits."""
        text = " ".join(map(self._corrected, fold(text).split()))
        parse = next(Parser(self._engine.tokenizer, self._engine.tagger).parse(text), None) if text else None
        if parse is None:
            return {"intent": ""}
        best = max(
            (parser.validate(parse["tags"], parse["confidence"]) for parser in self._engine.intent_parsers),
            key=lambda intent: intent["confidence"],
        )
        if not best["confidence"]:
            return {"intent": ""}
        return meaning(best["intent_type"], _slots(best["intent_type"], parse["tags"]), today)


def _slots(intent: str, tags: list[dict]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in tags:
        for value, kind in tag["entities"][0]["data"]:
            found.setdefault(kind, []).append(value)
    found.pop("group" if intent not in {"ranking", "list"} else "grain", None)
    if intent == "trend":
        found["group"] = found.get("grain", ["month"])
    if intent == "ranking" and "which" in found and "limit" not in found:
        found["limit"] = ["1"]
    return found
