"""What is marked is what was found, by whatever kind of match, on both engines alike."""

from indexing.searching.highlight import Highlighter, html_of
from indexing.searching.port import SearchIndex
from indexing.searching.query import IndexQuery, MatchKind
from indexing.searching.search import SearchRequest, search
from indexing.vocabulary import Language
from tests.indexing.searching.engines import EN, FA, fill, passage

TG = Language.TG
EXACT, STEM, SPELLING, NAME = MatchKind.EXACT, MatchKind.STEM, MatchKind.SPELLING, MatchKind.NAME

TEXTS = {
    "pas-1": (EN, "Both sides signed agreements on mining; Shavkat Mirziyoyev was there."),
    "pas-2": (FA, "شوکت میرضیایف و وزیران قراردادهای معدنی را امضا کردند."),
    "pas-3": (EN, "The joint customs committee meets in Tashkent."),
    "pas-4": (TG, "Вазири саноат бо Раҳмон мулоқот кард."),
    "pas-5": (FA, "رحمان از تفاهم‌نامه گفت."),
}


#: What is typed, an entry that it finds, by which kinds of match, and the words that are marked in it.
CASES = [
    ("agreement", "pas-1", {STEM}, ["agreements"]),
    ("agreements", "pas-1", {EXACT}, ["agreements"]),
    ("قرارداد", "pas-2", {STEM}, ["قراردادهای"]),
    ('"joint customs committee"', "pas-3", {EXACT}, ["joint", "customs", "committee"]),
    ("«تفاهم نامه»", "pas-5", {STEM}, ["تفاهم", "نامه"]),
    ("commitee", "pas-3", {SPELLING}, ["committee"]),
    ("cust*", "pas-3", {STEM}, ["customs"]),
    ("Mirziyoyev", "pas-2", {NAME}, ["میرضیایف"]),
    ("میرضیایف", "pas-1", {NAME}, ["Mirziyoyev"]),
    ("Rahmon", "pas-5", {NAME}, ["رحمان"]),
    ("Раҳмон", "pas-5", {NAME}, ["رحمان"]),
    ("رحمان", "pas-4", {NAME}, ["Раҳмон"]),
]


async def test_the_words_that_matched_are_marked(index: SearchIndex) -> None:
    await fill(index, [passage(key, seq, text) for seq, (key, text) in enumerate(TEXTS.items(), 1)])
    await index.search(IndexQuery(), min_seq=5)
    for query, found, kinds, marked in CASES:
        page = await search(index, SearchRequest(query))
        matched = {hit.id: hit.matched_by for hit in page.hits}
        assert set(matched.get(found, ())) == kinds, query
        language, text = TEXTS[found]
        assert page.query is not None
        spans = Highlighter(page.query.groups).spans(text, language)
        assert [span.of(text) for span in spans] == marked, query
        assert html_of(text, spans).count("<mark>") == len(marked)
