import pytest

from bot.memory import CannotRemember, Kept, Memory
from bot.memory.seal import Seal
from bot.question import Subject

from .conftest import NOW, A, B
from .rows import Rows

CUSCO = Subject("region", "PE-CUS")
MADERA = Subject("centre", "citemadera-lima")
GROUP, SUPERGROUP = -4_001_234, -1_001_234_567_890

STARRED = Kept("qu", (MADERA, CUSCO))


@pytest.mark.parametrize("chat", [5, 7_123_456_789, SUPERGROUP])
@pytest.mark.parametrize("kept", [STARRED, Kept("es"), Kept(favourites=(CUSCO,)), Kept("ñandú 🦙", (MADERA, MADERA))])
def test_what_is_kept_of_a_chat_survives_a_restart(opens, chat, kept):
    memory = opens()
    assert memory.chat(chat) == Kept()
    memory.keep(chat, Kept("en", (CUSCO,)), NOW)
    memory.keep(chat, kept, NOW)
    memory.close()
    assert opens().chat(chat) == kept


def test_each_chat_has_its_own(memory):
    memory.keep(1, STARRED, NOW)
    memory.keep(-1, Kept("en"), NOW)
    assert [memory.chat(chat) for chat in (1, -1, 2)] == [STARRED, Kept("en"), Kept()]


@pytest.mark.parametrize("go", [lambda memory: memory.keep(1, Kept(), NOW), lambda memory: memory.forget(1)])
def test_keeping_nothing_and_forgetting_leave_no_row(memory, url, go):
    memory.keep(1, STARRED, NOW)
    go(memory)
    assert memory.chat(1) == Kept()
    assert Rows(url).of("chats") == []


def test_forgetting_says_whether_there_was_anything(memory):
    memory.keep(1, STARRED, NOW)
    assert [memory.forget(1), memory.forget(1), memory.forget(2)] == [True, False, False]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (STARRED, Kept(), STARRED),
        (Kept(), STARRED, STARRED),
        (STARRED, Kept("en"), Kept("en", STARRED.favourites)),
        (STARRED, Kept(favourites=(CUSCO,)), Kept("qu", (CUSCO,))),
        (STARRED, Kept("en", (CUSCO,)), Kept("en", (CUSCO,))),
        (Kept(), Kept(), Kept()),
    ],
)
def test_a_group_that_became_a_supergroup_takes_all_along_and_what_is_new_wins(memory, url, old, new, expected):
    memory.keep(GROUP, old, NOW)
    memory.keep(SUPERGROUP, new, NOW)
    memory.move(GROUP, SUPERGROUP)
    assert (memory.chat(GROUP), memory.chat(SUPERGROUP)) == (Kept(), expected)
    assert len(Rows(url).of("chats")) == (expected != Kept())


def test_a_group_that_moves_to_itself_stays(memory):
    memory.keep(GROUP, STARRED, NOW)
    memory.move(GROUP, GROUP)
    assert memory.chat(GROUP) == STARRED


def test_a_chats_row_in_the_place_of_anothers_is_not_shown_as_its(memory, url):
    memory.keep(1, STARRED, NOW)
    memory.keep(2, Kept("en"), NOW)
    (first, _), (second, _) = Rows(url).sealed("chats")
    Rows(url).run("UPDATE chats SET sealed = (SELECT sealed FROM chats WHERE hash = :first)", first=first)
    assert first != second
    outcomes = [outcome(memory, chat) for chat in (1, 2)]
    assert sorted(outcomes) == ["damaged", "its own"]


def test_what_was_tampered_with_is_said_in_one_line_and_can_be_forgotten(memory, url):
    memory.keep(1, STARRED, NOW)
    Rows(url).run("UPDATE chats SET sealed = 'gAAAA'")
    with pytest.raises(CannotRemember, match=r"^The memory is damaged: [^\n]+$"):
        memory.chat(1)
    assert memory.forget(1)
    assert memory.chat(1) == Kept()


@pytest.mark.parametrize("text", ["{}", "[]", "hola", '{"chat":1,"language":null,"favourites":[["a"]]}', '{"chat":1}'])
def test_what_another_version_may_have_written_is_damage_too(memory, url, text):
    memory.keep(1, STARRED, NOW)
    Rows(url).run("UPDATE chats SET sealed = :sealed", sealed=Seal([A]).close(text))
    with pytest.raises(CannotRemember, match=r"^The memory is damaged: [^\n]+$"):
        memory.chat(1)


def test_the_same_chat_has_another_hash_under_another_key(tmp_path):
    hashes = set()
    for key in (A, B):
        url = f"sqlite:///{tmp_path / key[:4]}.db"
        memory = Memory.open(url, [key])
        memory.keep(1, STARRED, NOW)
        memory.close()
        hashes.update(hashed for hashed, _ in Rows(url).sealed("chats"))
    assert len(hashes) == 2


def outcome(memory: Memory, chat: int) -> str:
    try:
        memory.chat(chat)
    except CannotRemember:
        return "damaged"
    return "its own"
