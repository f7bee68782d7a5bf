"""The beginnings of words, by which names and titles are found while somebody is still typing.

They are written into the index as exact values, so that both engines look them up like any other and neither needs a
completion feature of its own. Words are those of the neutral chain: Arabic and Persian letters alike, any digits,
a word with a non-joiner whole and in parts.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from indexing.searching.analysis.analyser import Token, analyser
from indexing.values import Name
from indexing.vocabulary import Language

#: Longer beginnings tell nothing more; what is typed beyond is compared with the label itself.
LONGEST: Final = 12
#: Words of one text that count; titles have fewer.
MOST_WORDS: Final = 40


def words_of(text: str) -> list[Token]:
    """The words of a label or of what is typed, with their offsets; parts of a word stand behind the whole one."""
    return analyser(Language.UND).tokens(text)


def prefixes_of(labels: Iterable[Name]) -> list[str]:
    """The beginnings of all words of `labels`, each once, in order."""
    return sorted({prefix for label in labels for word in words_of(label.text)[:MOST_WORDS] for prefix in _of(word)})


def typed_words(text: str) -> list[str]:
    """The words of what is typed, each once, the joined form alone where a word has parts."""
    return list(dict.fromkeys(word.term for word in _whole_words(words_of(text)[:MOST_WORDS])))


def _of(word: Token) -> Iterator[str]:
    return (word.term[:length] for length in range(1, min(len(word.term), LONGEST) + 1))


def _whole_words(words: Sequence[Token]) -> Iterator[Token]:
    end = 0
    for word in words:
        if word.start >= end:
            yield word
            end = word.end
