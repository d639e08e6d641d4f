"""Words in a sentence that make a figure doubtful, however well it was read otherwise."""

from bot.data.note.language import Language
from bot.data.note.spotting import Spotted
from bot.data.observation import Observation


def cautions(spotted: Spotted, observation: Observation, language: Language) -> tuple[str, ...]:
    """The reasons that the sentence of a figure gives to look at it."""
    found = [
        each["reason"]
        for each, pattern in language.cautions
        if each.get("scope", observation.scope) == observation.scope
        and each.get("indicator", observation.indicator) == observation.indicator
        and pattern.search(spotted.plain)
    ]
    if observation.scope == "network" and any(place.scope == "other" for place in spotted.places):
        found.append("scope-guessed")
    return tuple(found)
