"""In an index of several languages a query's own language comes first."""

from indexing.searching.alternatives import EXACT_WEIGHT, NAME_WEIGHT
from indexing.searching.port import SearchIndex
from indexing.searching.query import MatchKind
from indexing.searching.search import SearchRequest, search
from indexing.searching.understanding import understand
from indexing.vocabulary import Language
from tests.indexing.searching.engines import fill, passage

FA, EN, AR = Language.FA, Language.EN, Language.AR


async def test_the_language_of_most_words_comes_first(index: SearchIndex) -> None:
    texts = [
        (FA, "مذاکرات استقلال هیئت"),
        (AR, "مفاوضات حول استقلال البلاد في المدينة"),
        (FA, "گفت‌وگوی هیئت‌ها دربارهٔ گندم"),
    ]
    await fill(index, [passage(f"p{seq}", seq, text) for seq, text in enumerate(texts, 1)])
    page = await search(index, SearchRequest("متى بدأت مفاوضات الاستقلال في البلاد"), min_seq=3)
    assert page.hits[0].id == "p2"
    boosts = {
        one.field: one.boost
        for group in (await understand(index, "مفاوضات الاستقلال في البلاد")).groups
        for one in group.alternatives
    }
    assert boosts["text_ar"] == 1.0


async def test_a_query_in_one_language_keeps_its_weights(index: SearchIndex) -> None:
    await fill(index, [passage("grain", 1, (EN, "The ministers spoke of grain storage."))])
    await search(index, SearchRequest("after all changes"), min_seq=1)
    understood = await understand(index, "grain storage")
    assert {one.boost for group in understood.groups for one in group.alternatives} == {1.0, EXACT_WEIGHT}


async def test_names_keep_their_weight_whatever_the_language(index: SearchIndex) -> None:
    texts = [(EN, "The ministers spoke of grain storage."), (FA, "گمرک سرخس شبانه‌روزی شد.")]
    await fill(index, [passage(f"p{seq}", seq, text) for seq, text in enumerate(texts, 1)])
    await search(index, SearchRequest("after all changes"), min_seq=2)
    groups = (await understand(index, "Sarakhs grain storage tender")).groups
    assert {one.boost for group in groups for one in group.alternatives if one.kind is MatchKind.NAME} == {NAME_WEIGHT}
