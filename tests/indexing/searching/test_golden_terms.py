"""The Python chains and the chains declared in Elasticsearch give the same terms at the same positions."""

import json
import random
import uuid
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from pathlib import Path

import pytest
from elasticsearch import AsyncElasticsearch

from indexing.searching.analysis.analyser import analyser
from indexing.searching.analysis.chains import CHAINS
from indexing.searching.analysis.stemming import stem_english
from indexing.searching.elastic.settings import analysis_settings, analyzer_name
from indexing.vocabulary import Language
from tests.indexing.searching.elastic import needs_elasticsearch, node

pytestmark = [*needs_elasticsearch]

SHARED = Path(__file__).parents[4] / "shared"
EVALUATION = ("pquad_val", "xquad_en", "xquad_ru", "xquad_tr", "xquad_ar")
#: Characters of a request; the node answers no more than 10,000 tokens at once.
BLOCK = 12_000

OURS = [
    "وزیران دو کشور در گمرک‌خانهٔ سرخس تفاهم‌نامه‌ای ۱۲ ماده‌ای امضا کردند؛ ارزش آن ۱٬۵۰۰٫۷۵ میلیون دلار است.",
    "می‌شود، نمی‌شود، درباره‌ی «نای‌اسمیت»: هیئت‌های بین‌المللی به مسؤولان كشورهاي همسايه پیوستند.",
    "ﻗﺮﺍﺭﺩﺍﺩ ﷲ ﷼۵۰۰ ﻻ مُعاهِده‌ی قــرارداد ء أإآ ۀ ة ک\u200dی \u2067تهران\u2069 x٫y ۵،۶ اﷺب",
    "The U.S. envoy’s cafés signed 1,000.50-tonne deals at 12:30, e.g. Sa'adabad/Qur'an wi-fi a_b a:b 1:2 😀☀🇮🇷 © ™ m²",
    "Oʻzbekiston O‘zbekiston İstanbul'da IĞDIR ılık Straße Æsop ﬁve ＡＢＣ１２３ naïve cafe\u0301 Łódź Đà",
    "Тоҷикистон, Ӯзбекистон ва Қирғизистон; Ёлка й и\u0306 «соглашение»-2026, т.е. 3,5%",
    "اتفاقية التجارة الحرّة بين البلدين؛ مؤتمر، شيء، إلى، هٰذا",
    "Türkiye'nin İĞNE ILIK c\u0327ok i\u0307yi I\u0307zmir ǖ ḉ; Cumhurbaşkanlığı'ndan anlaşmalarımızdaki görüşmelerde",
    "соглашениями и\u0306од Ёж; договорённостях правительственными министерствах подписывавшиеся",
    "вазоратҳои корҳои хориҷии Ҷумҳурии Тоҷикистон; Ҳамкориҳояшон, китобамонро, Қонунҳо Ӯро",
    "Oʻzbekiston Respublikasining vazirliklari; қишлоғимиздаги Ғалла ерларига YEVROPA yer; ma’no у\u0306",
    "Ўзбекистон шартномаларининг Ўзаро Ёрдам",
    "وبالشراكة مع المؤسسات الحكومية والاتفاقيات؛ للدولتين كالمعاهدات فالوزيرين وهم",
    "日本と中国 カタカナ 한국어 " + "پ" * 300 + " " + "z" * 256,
]

ENDINGS = (
    *(
        "s",
        "es",
        "ies",
        "ed",
        "ing",
        "eed",
        "ational",
        "enci",
        "izer",
        "ably",
        "ibly",
        "ology",
        "ologies",
        "logi",
        "bly",
    ),
    *("blies", "ousli", "ization", "alism", "iveness", "fulness", "biliti", "icate", "ative", "ical", "ful", "ness"),
    *("ance", "ence", "able", "ment", "ent", "ion", "ive", "ize", "e", "ll"),
)


def hostile_texts(count: int) -> Iterator[str]:
    """Words of mixed scripts with marks, joiners and punctuation in the wrong places; the same ones in every run."""
    chance = random.Random(8190)
    scripts = (
        "ابپتجچخدرزژسشعغفقکگلمنوهیيكىئءأؤةۀ",
        "abcdefghijKLMNOPsSİıßéüğşçÇŌ",
        "абвгдеёйӣӯқғҳҷӢЯ",
        "0123۰۱۲۳٤٥½²Ⅷ①",
    )
    noise = (
        "\u200c\u200c\u200d\u200e\u0640\u064b\u0651\u0670\u0654\u00ad\ufeff\u2067\u0301",
        ".,:;'’‘ʻ_-–«»()،؛٫٬/·…%$™",
        "😀☀ﷺﻻﻼﮐﷻﺎﹰ﷼ﬁ",
    )
    for _ in range(count):
        words = []
        for _ in range(12):
            script = chance.choice(scripts)
            letters = (chance.choice(script if chance.random() < 0.8 else chance.choice(noise)) for _ in range(8))
            words.append("".join(islice(letters, chance.randint(1, 8))))
        yield " ".join(words)


def shared_texts() -> Iterator[str]:
    """Every paragraph of the corpus and a sample of passages and questions of the retrieval sets."""
    for path in sorted((SHARED / "corpus").glob("*/*.txt")):
        yield from path.read_text("utf-8").splitlines()
    for name in EVALUATION:
        data = json.loads((SHARED / "search-eval" / f"{name}.json").read_text("utf-8"))
        yield from (passage["text"] for passage in data["passages"][::8])
        yield from (question["text"] for question in data["queries"][::40])


def blocks(texts: Iterator[str]) -> Iterator[str]:
    block = ""
    for text in texts:
        if block and len(block) + len(text) > BLOCK:
            yield block
            block = ""
        block += text + "\n"
    yield block


@pytest.fixture
async def chains() -> AsyncIterator[tuple[AsyncElasticsearch, str]]:
    name = f"golden-{uuid.uuid4().hex}"
    async with node() as client:
        await client.indices.create(index=name, settings={"number_of_replicas": 0, "analysis": analysis_settings()})
        yield client, name
        await client.indices.delete(index=name)


async def assert_same_terms(chains: tuple[AsyncElasticsearch, str], texts: Iterator[str]) -> None:
    client, name = chains
    for block in blocks(texts):
        for language, exact in ((language, exact) for language in CHAINS for exact in (False, True)):
            tokens = analyser(language, exact=exact).tokens(block)
            ours = sorted((token.position, token.term) for token in tokens)
            answer = await client.indices.analyze(index=name, analyzer=analyzer_name(language, exact=exact), text=block)
            theirs = sorted((token["position"], token["token"]) for token in answer["tokens"])
            assert ours == theirs, (language, exact)


async def test_over_texts_of_our_own(chains: tuple[AsyncElasticsearch, str]) -> None:
    await assert_same_terms(chains, iter(OURS))


async def test_over_hostile_texts(chains: tuple[AsyncElasticsearch, str]) -> None:
    await assert_same_terms(chains, hostile_texts(1_000))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus and the retrieval sets are not beside the repository")
async def test_over_news_and_retrieval_sets(chains: tuple[AsyncElasticsearch, str]) -> None:
    await assert_same_terms(chains, shared_texts())


async def test_english_stems_of_made_up_words(chains: tuple[AsyncElasticsearch, str]) -> None:
    chance = random.Random(1980)
    made = {
        "".join(chance.choice("bcdfgklmnprstvwxyz") + chance.choice("aeiouy") for _ in range(chance.randint(1, 3)))
        + chance.choice(("", "b", "kk", "st", "n", "x", "tt", "ll"))
        + chance.choice(ENDINGS)
        for _ in range(6_000)
    }
    client, name = chains
    words = sorted(made)
    answer = await client.indices.analyze(
        index=name, tokenizer="whitespace", filter=["porter_stem"], text=" ".join(words)
    )
    assert {w: stem_english(w) for w in words} == {w: t["token"] for w, t in zip(words, answer["tokens"], strict=True)}


def test_the_languages_compared_are_those_with_a_chain() -> None:
    assert set(CHAINS) == set(Language)
