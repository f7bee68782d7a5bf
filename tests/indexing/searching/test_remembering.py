"""Words that were looked up are remembered while the index stays as it is, and not a search longer."""

from collections.abc import Collection, Sequence
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.searching.fields import TEXT_FIELDS
from indexing.searching.knowledge import terms_of
from indexing.searching.languages import languages_of
from indexing.searching.parse import parse
from indexing.searching.port import EntryType, IndexHit, IndexHits, Removal, SearchIndex
from indexing.searching.query import Group, IndexQuery, MatchKind, Phrase, Term
from indexing.searching.remembering import WordMemory
from indexing.searching.search import SearchPage, SearchRequest, search
from indexing.vocabulary import Language
from tests.indexing.searching.engines import EN, FA, FINGERPRINT, Opener, fill, passage

GRAIN, PORT, RAIL = ("text_en", "grain"), ("text_en", "port"), ("text_en", "rail")

ITSELF = (MatchKind.EXACT, MatchKind.STEM)


class Careful(WordMemory):
    """A memory of those who never guess."""

    def may_guess(self) -> bool:
        return False


class Told:
    """An index that is asked over a network: texts that change, and a count of what it was asked."""

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)
        self.changes = 0
        self.asked: list[str] = []
        self.looked_up = 0

    def change(self, *texts: str) -> None:
        self.texts = list(texts)
        self.changes += 1

    async def frequencies(self, terms: Sequence[Term]) -> list[int]:
        self.asked.append("frequencies")
        self.looked_up = len(terms)
        return [sum(_holds(text, one.field, one.token) for text in self.texts) for one in terms]

    async def search(self, query: IndexQuery, min_seq: int = 0) -> IndexHits:
        self.asked.append("search")
        scores = {text: sum(_worth(text, group) for group in query.groups) for text in self.texts}
        best = sorted((text for text, score in scores.items() if score), key=lambda text: (-scores[text], text))
        hits = tuple(IndexHit(text, EntryType.PASSAGE, scores[text]) for text in best)
        state, belief = f"state {self.changes}" if hits else "", query.belief
        absent = not any(_holds(text, one.field, one.token) for text in self.texts for one in belief.absent)
        empty = not any(name in belief.empty for text in self.texts for name, _ in _terms(text))
        seen = {group.word for text in best for group in query.groups if _worth(text, group, ITSELF)}
        right = absent and empty and (not belief.state or belief.state == state) and belief.held <= seen
        return IndexHits(hits, len(hits), state=state, empty=self.empty, is_as_believed=right)

    @property
    def empty(self) -> frozenset[str]:
        return frozenset(TEXT_FIELDS) - {name for text in self.texts for name, _ in _terms(text)}


@lru_cache
def _terms(text: str) -> frozenset[tuple[str, str]]:
    language = languages_of(text)[0]
    held = {(term.field, term.token) for term in terms_of(parse(text))}
    return frozenset(key for key in held if key[0].removesuffix(".exact").endswith(f"_{language}"))


def _holds(text: str, field: str, token: str) -> bool:
    return (field, token) in _terms(text)


def _worth(text: str, group: Group, kinds: Collection[MatchKind] = tuple(MatchKind)) -> float:
    terms = [one for one in group.alternatives if not isinstance(one, Phrase) and one.kind in kinds]
    return max((one.boost for one in terms if _holds(text, one.field, one.token)), default=0.0)


async def asked(index: Told, memory: WordMemory | None, text: str) -> SearchPage:
    return await search(index, SearchRequest(text), memory=memory)  # type: ignore[arg-type]


def shown(page: SearchPage) -> tuple[object, ...]:
    return [(hit.id, hit.score) for hit in page.hits], page.total, page.meant


def remembering(state: str, enough: int = 100) -> WordMemory:
    memory = Careful(enough)
    memory.answered(IndexHits((), 0, state=state))
    memory.answered(IndexHits((), 0, state=state))
    return memory


async def test_words_that_were_looked_up_are_not_looked_up_again() -> None:
    index, memory = Told("grain at the port", "rail and port"), Careful()
    for text in ("grain", "grain port"):
        await asked(index, memory, text)
    assert index.asked == ["frequencies", "search"] * 2
    for text in ("grain port", "port"):
        await asked(index, memory, text)
    assert index.asked[4:] == ["search"] * 2


async def test_words_in_one_language_are_not_looked_up_at_all() -> None:
    index, memory = Told("grain at the port", "rail and port", "گندم در بندر"), WordMemory()
    await asked(index, memory, "rail port")
    index.asked.clear()
    for text in ("grain rail", "port", "بندر گندم"):
        assert shown(await asked(index, memory, text)) == shown(await asked(index, None, text))
    assert index.asked.count("frequencies") == 3
    assert index.asked.count("search") == 6


@pytest.mark.parametrize("text", ["grain sorage", "گمرک خانه", "grain گمرک", "grain 5", "tender"])
async def test_a_guess_that_was_wrong_is_taken_back(text: str) -> None:
    index = Told("grain storage", "گمرک‌خانه", "گمرک‌خانه سرخس", "مناقصهٔ خانه و گمرک")
    memory = WordMemory()
    for query in ("grain", text):
        assert shown(await asked(index, memory, query)) == shown(await asked(index, None, query))


def test_the_oftener_guesses_were_wrong_the_rarer_they_become() -> None:
    memory = WordMemory()
    guesses = 0
    for _ in range(100):
        if memory.may_guess():
            guesses += 1
            memory.guessed(right=False)
    assert 5 < guesses < 10
    while not memory.may_guess():
        pass
    memory.guessed(right=True)
    assert memory.may_guess()
    assert memory.may_guess()


async def test_known_words_that_meet_for_the_first_time_are_not_looked_up() -> None:
    index, memory = Told("grain at the port", "rail and port"), Careful()
    for text in ("grain", "grain rail", "port"):
        await asked(index, memory, text)
    index.asked.clear()
    assert len((await asked(index, memory, "port rail grain")).hits) == 2
    assert index.asked == ["search"]


async def test_two_known_words_that_texts_write_as_one_are_found_so() -> None:
    index, memory = Told("گمرک‌خانه", "گمرک‌خانه سرخس", "خانه و گمرک"), Careful()
    for text in ("خانه", "گمرک", "خانه", "گمرک"):
        await asked(index, memory, text)
    index.asked.clear()
    remembered = shown(await asked(index, memory, "گمرک خانه"))
    assert index.asked == ["search", "frequencies", "frequencies", "search"]
    assert remembered == shown(await asked(index, None, "گمرک خانه"))


async def test_words_are_not_looked_up_in_fields_that_are_empty_until_one_has_a_text() -> None:
    index, memory = Told("grain at the port"), Careful()
    counted: list[int] = []
    for text in ("grain", "port"):
        await asked(index, memory, text)
        counted.append(index.looked_up)
    assert counted[1] < counted[0] / 2
    index.change("grain at the port", "سرخس")
    assert [hit.id for hit in (await asked(index, memory, "سرخس")).hits] == ["سرخس"]


async def test_words_are_not_looked_up_in_languages_without_texts_until_one_has_a_text(opening: Opener) -> None:
    index, memory = await opening(), WordMemory()
    await fill(index, [passage("pas-1", 1, (EN, "grain at the port"))])
    await index.search(IndexQuery(limit=1), min_seq=1)
    for _ in range(2):
        page = await search(index, SearchRequest("grain"), memory=memory)
    assert page.query is not None
    assert {one.field for group in page.query.groups for one in group.alternatives} == {"text_en", "text_en.exact"}
    found = await search(index, SearchRequest("порт ва бандар"), memory=memory)
    assert [hit.id for hit in found.hits] == ["pas-1"]
    await index.apply([passage("pas-2", 2, (Language.TG, "бандари Турсунзода"))], 2)
    await index.search(IndexQuery(limit=1), min_seq=2)
    found = await search(index, SearchRequest("бандар"), memory=memory)
    assert [hit.id for hit in found.hits] == ["pas-2"]


async def test_a_long_query_is_cut_at_the_same_word_whatever_is_remembered(opening: Opener) -> None:
    index, memory = await opening(), WordMemory()
    words = [f"{one}{two}word" for one in "bcdfgklm" for two in "aeiou"]
    await fill(index, [passage(f"pas-{word}", seq, (EN, word)) for seq, word in enumerate(words, 1)])
    await index.search(IndexQuery(limit=1), min_seq=len(words))
    text = SearchRequest(" ".join(words), first=50)
    for _ in range(3):
        assert len((await search(index, text, memory=memory)).hits) == len(words)
    assert len((await search(index, text)).hits) == len(words)


async def test_a_remembered_unknown_word_hides_no_document_that_came_in_since() -> None:
    index, memory = Told("grain at the port"), Careful()
    for _ in range(3):
        assert [hit.id for hit in (await asked(index, memory, "grain railway")).hits] == ["grain at the port"]
    index.asked.clear()
    index.change("grain at the port", "railway")
    page = await asked(index, memory, "grain railway")
    assert {hit.id for hit in page.hits} == {"grain at the port", "railway"}
    assert index.asked == ["search", "frequencies", "search"]


async def test_a_word_that_became_known_is_no_typing_error_any_more() -> None:
    index, memory = Told("storage of grain"), Careful()
    for _ in range(3):
        assert (await asked(index, memory, "grain sorage")).meant == {"sorage": ("storage",)}
    index.change("storage of grain", "sorage")
    assert (await asked(index, memory, "grain sorage")).meant == {}


async def test_an_index_that_changes_with_every_search_is_never_searched_in_vain() -> None:
    index, memory = Told("grain at the port"), Careful()
    for number in range(5):
        index.change("grain at the port", f"rail {number}")
        await asked(index, memory, "grain")
    assert index.asked == ["frequencies", "search"] * 5


async def test_where_the_state_is_not_told_the_words_are_looked_up() -> None:
    index, memory = Told("grain at the port"), remembering("state 0")
    for _ in range(2):
        await asked(index, memory, "grain port")
    index.change()
    index.asked.clear()
    assert (await asked(index, memory, "grain port")).hits == ()
    assert index.asked == ["search", "frequencies", "frequencies", "search"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.lists(st.sampled_from(["grain", "storage", "rail", "گمرک", "گمرک‌خانه", "iran"]), min_size=1).map(
                " ".join
            ),
            st.tuples(st.sampled_from(["grain", "sorage rail", "گمرک خانه", "ایران grain", "railstorage", "xyz"])),
        ),
        max_size=12,
    )
)
async def test_the_answers_are_those_without_a_memory(steps: list[str | tuple[str]]) -> None:
    """A step is a text that comes in, or the words of a search."""
    index, memory = Told(), WordMemory(enough=40)
    for step in steps:
        if isinstance(step, str):
            index.change(*index.texts, step)
        else:
            for _ in range(3):
                assert shown(await asked(index, memory, *step)) == shown(await asked(index, None, *step))


async def test_a_memory_changes_no_answer_of_an_engine(opening: Opener) -> None:
    index, memory = await opening(), WordMemory()
    await fill(index, [passage("pas-1", 1, (EN, "grain at the port")), passage("pas-2", 2, (FA, "بندر ایران"))])
    await index.search(IndexQuery(limit=1), min_seq=2)
    for text in ("grain railway", "grain railway", "بندر iran", "grian", "grain railway", "grian"):
        known = await search(index, SearchRequest(text), memory=memory)
        assert shown(known) == shown(await search(index, SearchRequest(text)))
    await index.apply([passage("pas-3", 3, (EN, "railway")), Removal("pas-2", 4)], 4)
    await index.search(IndexQuery(limit=1), min_seq=4)
    for text in ("grain railway", "بندر iran", "grain railway", "grian"):
        known = await search(index, SearchRequest(text), memory=memory)
        assert shown(known) == shown(await search(index, SearchRequest(text)))


async def test_an_index_that_took_the_place_of_another_is_not_searched_by_the_words_of_that(opening: Opener) -> None:
    index, memory = await opening(), WordMemory()
    await fill(index, [passage("pas-1", 1, (EN, "grain at the port"))])
    await index.search(IndexQuery(limit=1), min_seq=1)
    for _ in range(3):
        await search(index, SearchRequest("railway port"), memory=memory)
    beside = await index.begin_rebuild(FINGERPRINT)
    await beside.apply([passage("pas-2", 1, (EN, "railway"))], 1)
    await beside.promote()
    page = await search(index, SearchRequest("railway port"), memory=memory)
    assert [hit.id for hit in page.hits] == ["pas-2"]


async def test_an_engine_tells_the_same_state_until_something_changes(index: SearchIndex) -> None:
    await fill(index, [passage("pas-1", 1, (EN, "grain"))])
    states = []
    for seq in (1, 1, 2):
        if seq == 2:
            await index.apply([passage("pas-2", 2, (EN, "rail"))], 2)
        states.append((await index.search(IndexQuery(parse("grain")), min_seq=seq)).state)
    assert states[0] == states[1]
    assert states[1] != states[2] or not any(states)


def test_what_was_looked_up_in_a_state_is_recalled_of_that_one() -> None:
    memory = remembering("one")
    memory.learn("one", {GRAIN: 3, PORT: 0})
    assert memory.recall("one", [GRAIN, PORT, RAIL]) == {GRAIN: 3, PORT: 0}
    assert memory.recall("two", [GRAIN]) == {}


def test_what_was_looked_up_in_a_state_that_has_passed_is_not_learned() -> None:
    memory = remembering("two")
    memory.learn("one", {GRAIN: 3})
    assert memory.recall("two", [GRAIN]) == {}


def test_nothing_is_recalled_before_an_answer_has_shown_that_the_index_stays() -> None:
    memory = WordMemory()
    memory.learn("", {GRAIN: 3})
    assert memory.recall("", [GRAIN]) == {}
    memory.answered(IndexHits((), 0, state="one"))
    memory.learn("one", {GRAIN: 3})
    assert memory.recall("one", [GRAIN]) == {}
    memory.answered(IndexHits((), 0))
    memory.answered(IndexHits((), 0, state="one"))
    assert memory.recall("one", [GRAIN]) == {GRAIN: 3}


def test_a_full_memory_keeps_what_is_used() -> None:
    memory = remembering("one", enough=10)
    memory.learn("one", {GRAIN: 3})
    for number in range(100):
        memory.learn("one", {("text_en", f"word{number}"): number})
        assert memory.recall("one", [GRAIN]) == {GRAIN: 3}
    assert memory.recall("one", [("text_en", "word0")]) == {}
