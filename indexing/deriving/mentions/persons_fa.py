"""What the words of a Persian sentence are to the rules that look for persons.

Persian has no capitals, and nearly every family name is also an adjective of a place or thing. So a name is known by
its given name, by the title or verb beside it, or by the ending of the family name; everyday words, of which
`tables/fa` has a list, end a name. Words are compared without non-joiners and with one spelling of alef and hamza.
"""

from collections.abc import Callable
from functools import cache, lru_cache

from indexing.deriving.mentions.words import Line
from indexing.deriving.table import patterns, words

_LISTS = (
    ("t", "articles"),
    ("o", "prepositions"),
    ("f", "ranks_or_names"),
    ("h", "honorifics"),
    ("y", "name_prefixes"),
    ("a", "given_tails"),
    ("b", "name_particles"),
    ("e", "family_particles"),
    ("g", "doubtful_names"),
    ("G", "given_names"),
    ("S", "envoys"),
    ("R", "role_nouns"),
    ("M", "role_plurals"),
    ("B", "body_nouns"),
    ("Q", "role_qualifiers"),
    ("P", "portfolios"),
    ("V", "saying_verbs"),
    ("z", "light_verbs"),
    ("v", "acting_verbs"),
    ("L", "lone_surnames"),
    ("X", "towns"),
    ("w", "everyday_words"),
    ("E", "surname_tails"),
    ("K", "surnames"),
    ("w", "plain_words"),
)
_SPELLING = {ord("آ"): "ا", ord("ئ"): "ی", ord("ء"): None, ord("-"): None}
_GLUED = ("سید", "میر", "محمد", "امیر", "علی", "غلام", "عبدال", "حاج")
_ARTICLE = "ال"
_SHORTEST_WITH_ARTICLE = 5
_OF_FAITH = "الدین"
_OF_ALI = "علی"
_SHORTEST_OF_ALI = 6
_SHORTEST_GIVEN, _SHORTEST_FAMILY = 4, 4
_NAMING = frozenset("GgUNKkLiabe")
_COMMON = frozenset("wPBQVvzoRM")


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """`word` in the spelling of comparison: one alef, no hamza, no Arabic article, no `سید` before a given name."""
    plain = word.translate(_SPELLING)
    if plain.startswith(_ARTICLE) and len(plain) > _SHORTEST_WITH_ARTICLE and _letters().get(plain) in (None, "E", "L"):
        return plain.removeprefix(_ARTICLE)
    rest = plain.removeprefix("سید")
    return rest if rest != plain and _letters().get(rest) == "G" else plain


@cache
def _letters() -> dict[str, str]:
    letters: dict[str, str] = {}
    for letter, name in reversed(_LISTS):
        letters |= {word.translate(_SPELLING): letter for word in words("fa", name)}
    everyday = {word.translate(_SPELLING) for word in words("fa", "everyday_words")}
    surnames = {word.translate(_SPELLING) for word in words("fa", "surnames")}
    letters |= {word: "K" for word in surnames if letters[word] == "g" and word.endswith("ی")}
    letters |= {word: "g" for word in everyday if letters[word] == "G"}
    letters |= {word: "k" for word in surnames if letters[word] in ("P", "Q", "R", "w") or word in everyday}
    return letters | {"و": "&"}


@lru_cache(maxsize=1 << 16)
def letter_of(word: str) -> str:
    """The kind of `word`; see the head of `tables/fa/person_shapes.tsv`."""
    plain = word.translate(_SPELLING)
    if letter := _letters().get(plain):
        return letter
    if plain.endswith("هی") and (letter := _base(plain[:-1])):
        return letter
    for front in _GLUED:
        if plain.startswith(front) and _letters().get(plain.removeprefix(front)) == "G":
            return "G"
    if plain.startswith(_ARTICLE) and plain.endswith("ی") and len(plain) > _SHORTEST_WITH_ARTICLE:
        return "E"
    if plain.endswith(_OF_FAITH) and len(plain) > len(_OF_FAITH) + 1:
        return "G"
    if plain.endswith(_OF_ALI) and len(plain) >= _SHORTEST_OF_ALI:
        return "G"
    if _is_full_name(plain):
        return "L"
    if any(row.pattern.search(word) for row in patterns("fa", "surname_endings")):
        return "K"
    if len(word) == 1 or any(row.pattern.search(word) for row in patterns("fa", "everyday_endings")):
        return "w"
    if plain.startswith(_ARTICLE) and len(plain) > _SHORTEST_WITH_ARTICLE:
        return "E"
    if plain.endswith("ی"):
        base = _base(plain[:-1]) or "U"
        return "K" if base == "X" else "i" if base in _COMMON else "N"
    return "U"


def _base(word: str) -> str | None:
    """The letter of a word that ی was added to; a plain word does not tell whether the longer one is a name."""
    return None if word in words("fa", "plain_words") else _letters().get(word)


def _is_full_name(plain: str) -> bool:
    """Whether `plain` is a given name and a family name that were typed without the space between them."""
    letters = _letters()
    return any(
        letters.get(plain[:cut]) == "G" and letters.get(plain[cut:]) in ("K", "k", "L")
        for cut in range(_SHORTEST_GIVEN, len(plain) - _SHORTEST_FAMILY + 1)
    )


def leading() -> frozenset[str]:
    """Family names that stand first and are used alone; Persian copy uses those of public figures (`L`) only."""
    return frozenset()


def small_words(text: str) -> frozenset[str]:
    """Nothing must be known of the whole article: Persian has no capitals to be distrusted."""
    del text
    return frozenset()


def is_family(word: str) -> bool:
    """Whether `word` is a family name wherever it stands."""
    return letter_of(word) in ("K", "L")


def reader(text: str, small: frozenset[str]) -> Callable[[str], str]:
    """The function that gives the words of a sentence their letters."""
    del text, small
    return letter_of


def stands_alone(line: Line, start: int, end: int) -> bool:
    """Whether the words `start:end` of `line`, which spell a known surname, may stand for the person.

    A surname that is also an everyday word may do so only as the subject of a verb of saying or behind a title.
    """
    letters, before, behind = line.letters[start:end], line.letters[start - 1 : start], line.letters[end : end + 1]
    if before in _NAMING or before == "B" or behind == "E":
        return False
    if _NAMING.issuperset(letters.replace("E", "U")) and not set(letters) & {"k", "g", "i"}:
        return True
    return before in ("h", "f") or (before in ("\n", "", ":", ",", "_") and behind in ("V", "v", "o", ":"))
