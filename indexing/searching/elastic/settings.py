"""The settings and mappings of an Elasticsearch index, printed from the tables of chains and fields.

Only filters of Elasticsearch's own analysis-common module are used, each under a name of ours that tells the step.
"""

from collections.abc import Mapping
from typing import Any, Final

from indexing.searching.analysis.chains import CHAINS, STOP_LANGUAGES, Step
from indexing.searching.analysis.filters import TURKISH_TO_ASCII, normal_function_words
from indexing.searching.analysis.folds import PICTOGRAPHS
from indexing.searching.analysis.letters import Letters, character_table
from indexing.searching.analysis.lines import HOLE
from indexing.searching.analysis.stemming import TAJIK_ENDINGS, UZBEK_ENDINGS
from indexing.searching.fields import (
    BM25_B,
    BM25_K1,
    COLLAPSIBLE,
    DATE,
    ID,
    KEYWORDS,
    LABELS,
    LIVE,
    NUMBERS,
    PREFIX,
    SEQ,
    SOUND_FIELDS,
    TEXT_FIELDS,
    TEXT_GAP,
    TYPE,
    WEIGHT,
)
from indexing.vocabulary import Language

_DELIMITER: Final = {
    "type": "word_delimiter_graph",
    "catenate_all": True,
    "split_on_case_change": False,
    "split_on_numerics": False,
    "stem_english_possessive": False,
}
#: Steps that are several filters in a row, each a pattern and what takes its place.
_PATTERNS: Final[Mapping[Step, tuple[tuple[str, str], ...]]] = {
    Step.ASCII_TR: tuple(TURKISH_TO_ASCII.items()),
    Step.STEM_TG: TAJIK_ENDINGS,
    Step.STEM_UZ: UZBEK_ENDINGS,
}
#: A step as the filters that do it, in order; most are one of the step's name. The graph that PARTS makes must be
#: flattened before it is indexed.
_FILTERS: Final[Mapping[Step, tuple[str, ...]]] = {
    **{step: (step.value,) for step in Step},
    Step.PARTS: ("parts", "flatten_graph"),
    Step.JOINED: ("joined", "flatten_graph"),
    Step.DIGITS: ("decimal_digit",),
    Step.ARABIC: ("arabic_normalization",),
    Step.PERSIAN: ("persian_normalization",),
    Step.UNIQUE: ("remove_duplicates",),
    **{step: tuple(f"{step}_{n}" for n, _ in enumerate(rows)) for step, rows in _PATTERNS.items()},
}

#: Cuts terms that are analysed already at white space; HOLE stands for a dropped word inside a phrase.
TERMS_ANALYZER: Final = "terms"


def _escaped(text: str) -> str:
    return "".join(f"\\u{unit:04X}" for unit in _utf16(text))


def _utf16(text: str) -> list[int]:
    data = text.encode("utf-16-be")
    return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]


def analysis_settings() -> dict[str, Any]:
    """The `analysis` part of the index settings: for each language a stemmed and an exact analyzer."""
    pictographs = "".join(f"\\x{{{first:X}}}-\\x{{{last:X}}}" for first, last in PICTOGRAPHS)
    return {
        "char_filter": {
            "pictographs": {"type": "pattern_replace", "pattern": f"[{pictographs}]", "replacement": " "},
            **{letters.value: _mapping(letters) for letters in Letters},
        },
        "filter": {
            **{
                step.value: {"type": "stop", "stopwords": sorted(normal_function_words(language))}
                for step, language in STOP_LANGUAGES.items()
            },
            **{
                name: {"type": "pattern_replace", "pattern": pattern, "replacement": instead}
                for step, rows in _PATTERNS.items()
                for name, (pattern, instead) in zip(_FILTERS[step], rows, strict=True)
            },
            "lowercase_tr": {"type": "lowercase", "language": "turkish"},
            "possessive": {"type": "stemmer", "language": "possessive_english"},
            "parts": {**_DELIMITER, "generate_word_parts": True, "generate_number_parts": True},
            "joined": {**_DELIMITER, "generate_word_parts": False, "generate_number_parts": False},
            "stem_fa": {"type": "stemmer", "language": "persian"},
            "stem_en": {"type": "porter_stem"},
            "stem_ar": {"type": "stemmer", "language": "arabic"},
            "stem_tr": {"type": "snowball", "language": "Turkish"},
            "stem_ru": {"type": "snowball", "language": "Russian"},
            "holes": {"type": "stop", "stopwords": [HOLE]},
        },
        "analyzer": {
            TERMS_ANALYZER: {"type": "custom", "tokenizer": "whitespace", "filter": ["holes"]},
            **{
                analyzer_name(language, exact=exact): _analyzer(chain.exact if exact else chain.stemmed, chain.letters)
                for language, chain in CHAINS.items()
                for exact in (False, True)
            },
        },
    }


def analyzer_name(language: Language, *, exact: bool) -> str:
    """The name of a chain in the settings."""
    return f"{language}_exact" if exact else f"{language}"


def index_settings() -> dict[str, Any]:
    """The settings of an index: one shard, BM25 as measured, the chains."""
    return {
        "number_of_shards": 1,
        "similarity": {"default": {"type": "BM25", "k1": BM25_K1, "b": BM25_B}},
        "analysis": analysis_settings(),
    }


def index_mappings(meta: Mapping[str, str]) -> dict[str, Any]:
    """The mappings of an index that carries `meta`; a field that is not listed is an error of the writer."""
    properties: dict[str, Any] = {
        **{name: {"type": "keyword"} for name in (ID, TYPE, DATE, *KEYWORDS, *COLLAPSIBLE)},
        **{name: {"type": "double"} for name in NUMBERS},
        SEQ: {"type": "long"},
        LIVE: {"type": "boolean"},
        PREFIX: {"type": "keyword", "doc_values": False},
        WEIGHT: {"type": "long"},
        LABELS: {"type": "object", "enabled": False},
    }
    for name, (language, exact) in TEXT_FIELDS.items():
        field = {
            "type": "text",
            "analyzer": analyzer_name(language, exact=exact),
            "position_increment_gap": TEXT_GAP,
        }
        if exact:
            properties[name.removesuffix(".exact")]["fields"] = {"exact": field}
        else:
            properties[name] = field
    for name in SOUND_FIELDS:
        properties[name] = {"type": "text", "analyzer": TERMS_ANALYZER, "position_increment_gap": TEXT_GAP}
    return {"dynamic": "strict", "_meta": dict(meta), "properties": properties}


def _mapping(letters: Letters) -> dict[str, Any]:
    rows = [f"{_escaped(source)}=>{_escaped(target)}" for source, target in character_table(letters).items()]
    return {"type": "mapping", "mappings": rows}


def _analyzer(steps: tuple[Step, ...], letters: Letters) -> dict[str, Any]:
    return {
        "type": "custom",
        "char_filter": ["pictographs", letters.value],
        "tokenizer": "standard",
        "filter": [name for step in steps for name in _FILTERS[step]],
    }
