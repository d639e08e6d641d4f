"""The small words whose sense matters: what each rule on the meaning of a question looks for, in all tongues."""

from bot.understand.language import language

_WORDS = language().meaning

ARTICLES = _WORDS["articles"]
SINGULAR_ARTICLES = _WORDS["singular_articles"]
LINKING_VERBS = _WORDS["linking_verbs"]
"""Verbs between a thing and what it is or amounts to."""
PLURAL_ENDINGS = tuple(sorted(_WORDS["plural_endings"]))
PLURAL_VERB_ENDINGS = tuple(sorted(_WORDS["plural_verb_endings"]))
WHICH_ONE = _WORDS["which_one"]
WHICH_ONES = _WORDS["which_ones"]
WHICH_LINKS = _WORDS["which_links"]
"""What may stand between a question word and the noun that it asks for."""
ARRANGING = _WORDS["arranging"]
"""What may stand between "by" and the noun that an answer is arranged by."""
BEFORE_NUMBER = _WORDS["before_number"]
SINGULAR_IN_S = _WORDS["singular_in_s"]
"""Words that end like a plural and are none."""
SERVICE_NOUNS = _WORDS["service_nouns"]
PLACE_NOUNS = _WORDS["place_nouns"]
PLACE_ARTICLES = _WORDS["place_articles"]
"""What stands before a noun for a place when it points at the one spoken of before."""
PLACING = _WORDS["placing"]
"""Words after which a place comes, and no chain."""
HEAD_BARE = _WORDS["head_bare"]
"""The head noun of a centre that is the same in singular and plural."""
HEAD_PLURALS = _WORDS["head_plurals"]
HEAD_LINKS = _WORDS["head_links"]
"""What may stand between the head noun of a centre and the rest of its name."""
NAME_SLACK = _WORDS["name_slack"]
"""Small words that a centre's name may hold or leave out."""
DESCRIBING = _WORDS["describing"]
"""What stands between a centre and the place or chain that only describes it."""
LISTING = _WORDS["listing"]
"""What stands between the members of a list."""
BELONGING = _WORDS["belonging"]
"""What, alone between two names, makes the second the place of the first and not its neighbour in a list."""
OPENING = _WORDS["opening"]
POINTING_ARTICLES = _WORDS["pointing_articles"]
NARROWING = _WORDS["narrowing"]
"""Words after which something comes that narrows the figure."""
TELLING_WHOSE = _WORDS["telling_whose"]
"""Those among them that tell whose figures are meant, not what for."""
COMPARING = _WORDS["comparing"]
COUNTING = _WORDS["counting"]
"""Words of "more" and "fewer" that the thing counted follows."""
WHERE = _WORDS["where"]
REFLEXIVE = _WORDS["reflexive"]
TRADES = _WORDS["trades"]
"""People of a trade, who are not counted as such."""
ADVERB_ENDING = tuple(_WORDS["adverb_ending"])
PURPOSE = _WORDS["purpose"]
INFINITIVE_ENDINGS = tuple(sorted(_WORDS["infinitive_endings"]))
DENYING = _WORDS["denying"]
JOINING = _WORDS["joining"]
"""Words that join the members of a list."""
PLUS = _WORDS["plus"]
"""What, alone between two names, adds them up."""

PLACES_OF_ORDER = {
    **{
        word: at
        for at, place in enumerate(("first", "second", "third", "fourth"))
        for word in (*_WORDS[f"pointing_{place}"], str(at + 1))
    },
    **dict.fromkeys(_WORDS["pointing_last"], -1),
}
"""Word or digit that points into a list → the index that it points at."""
