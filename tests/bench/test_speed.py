"""How long each step of the road takes, and two other ways of understanding over the same questions.

Nothing is asserted on time. `.venv/bin/python tests/bench/table.py` runs this and prints the table;
`.venv/bin/pytest tests/bench --override-ini addopts=` shows pytest-benchmark's own.
Every sample is one question. Caches of words, formats and lines are warm, as in a bot that has run for a while;
whole answers are never kept.
"""

import subprocess
import sys
from itertools import cycle
from statistics import median

from asked import NOW, TODAY, agrees, meaning_of
from tags import Tags
from templates import Templates

from bot.lookup import look_up
from bot.message import plain
from bot.phrase import phrase
from bot.reply import Facts, reply
from bot.understand import Lexicon, understand

ROUNDS = 15
STARTS = 11


def _p99(times):
    return sorted(times)[-(-99 * len(times) // 100) - 1]


def _time_each(benchmark, act, samples, rounds=ROUNDS):
    """Times `act` on each sample in turn, several rounds; a sample's time is the median of its rounds."""
    following = cycle(samples)
    benchmark.pedantic(
        act, setup=lambda: ((next(following),), {}), rounds=rounds * len(samples), warmup_rounds=len(samples)
    )
    if benchmark.stats is None:  # --benchmark-disable: only that it runs
        return
    taken = benchmark.stats.stats.data
    each = [median(taken[at :: len(samples)]) for at in range(len(samples))]
    benchmark.extra_info |= {"median": median(each), "p99": _p99(each), "samples": len(samples)}


def _count_understood(benchmark, read, turns):
    """How many of the questions with a gold meaning are understood so, the clean and the noisy apart."""
    for style in ("clean", "noisy"):
        golden = [turn for turn in turns if turn.gold and turn.style == style]
        right = sum(agrees(turn.gold, read(turn.text)) for turn in golden)
        benchmark.extra_info[style] = f"{right} of {len(golden)}"


def _understood(turn, facts):
    asked, shown = (turn.before.asked, turn.before.shown) if turn.before else (None, ())
    return understand(turn.text, facts.lexicon, TODAY, asked, shown)


def test_question_to_reply_text(benchmark, turns, facts, voice):
    def act(turn):
        fresh = Facts(facts.store, facts.lexicon, facts.words)  # Whatever they keep of answers, these have given none.
        plain(reply(turn.text, fresh, voice, NOW, turn.before).message)

    _time_each(benchmark, act, turns)


def test_understanding(benchmark, turns, facts):
    _time_each(benchmark, lambda turn: _understood(turn, facts), turns)
    _count_understood(benchmark, lambda text: meaning_of(understand(text, facts.lexicon, TODAY)), turns)


def test_understanding_words_never_seen(benchmark, turns, facts):
    """A lexicon of its own for each question: no typo has been corrected before."""

    def fresh():
        turn = next(following)
        lexicon = Lexicon.of(facts.store.registry)
        understand("hola", lexicon, TODAY)
        return (turn, lexicon), {}

    def act(turn, lexicon):
        asked, shown = (turn.before.asked, turn.before.shown) if turn.before else (None, ())
        understand(turn.text, lexicon, TODAY, asked, shown)

    following = cycle(turns)
    benchmark.pedantic(act, setup=fresh, rounds=len(turns))
    if benchmark.stats is not None:
        taken = benchmark.stats.stats.data
        benchmark.extra_info |= {"median": median(taken), "p99": _p99(taken), "samples": len(turns)}


def test_looking_up(benchmark, turns, facts):
    _time_each(benchmark, lambda asked: look_up(asked, facts.store, TODAY), [_understood(t, facts) for t in turns])


def test_phrasing(benchmark, turns, facts, voice):
    answers = [look_up(_understood(turn, facts), facts.store, TODAY) for turn in turns]
    _time_each(benchmark, lambda answer: plain(phrase(answer, voice, facts.store.registry)), answers)


def test_templates_of_hassil(benchmark, turns, facts):
    peer = Templates(facts.store.registry)
    _time_each(benchmark, lambda turn: peer.read(turn.text, TODAY), turns)
    _count_understood(benchmark, lambda text: peer.read(text, TODAY), turns)


def test_tags_of_adapt_behind_a_typo_correction(benchmark, turns, facts):
    peer = Tags(facts.store.registry)
    _time_each(benchmark, lambda turn: peer.read(turn.text, TODAY), turns)
    _count_understood(benchmark, lambda text: peer.read(text, TODAY), turns)


def test_start_of_ask(benchmark, world_db):
    """A whole process, from its start to its end, with one question."""
    command = [sys.executable, "-m", "bot", "ask", "--db", str(world_db), "--now", str(TODAY), "servicios Cusco 2025"]
    benchmark.pedantic(
        lambda: subprocess.run(command, check=True, capture_output=True),  # noqa: S603 - our own command
        rounds=STARTS,
        warmup_rounds=1,
    )
    if benchmark.stats is not None:
        taken = benchmark.stats.stats.data
        benchmark.extra_info |= {"median": median(taken), "p99": max(taken), "samples": STARTS}
