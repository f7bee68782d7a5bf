"""How alike two tokens sound: an alignment of their sounds in which scripts' habits cost little.

Plain edit distance treats a vowel that Persian never writes like a consonant that makes another name. Here each sound
has its own price for being absent, and pairs that spellings mix up have a low price (`tables/joining/sounds.tsv`,
`near_sounds.tsv`). A vowel that begins or ends a name is written in every script, so there its price is higher. A list
of given names that sound nearly alike keeps Hassan from Hossein, and Hassani from Hosseini.
"""

from functools import cache, lru_cache

from indexing.deriving.joining.letters import sounds_of
from indexing.deriving.table import rows, words
from indexing.folding import fold

#: Between two tokens tried as one: it has no sound, and keeps letters apart that are one sound elsewhere (d-j, s-h).
SEAM = "|"
_STRONG = 0.5
_OTHER_NAME = 0.3


@cache
def _gaps() -> dict[str, float]:
    return {row["id"]: float(row["gap"]) for row in rows("joining", "sounds", "gap", "key")}


@cache
def _edges() -> dict[str, float]:
    return {row["id"]: float(row["edge"]) for row in rows("joining", "sounds", "edge")}


@cache
def _keys() -> dict[str, str]:
    return {row["id"]: row["key"] for row in rows("joining", "sounds", "gap", "key")}


@cache
def _near() -> dict[tuple[str, str], float]:
    pairs: dict[tuple[str, str], float] = {}
    for row in rows("joining", "near_sounds", "first", "second", "cost", "example"):
        pairs[row["first"], row["second"]] = pairs[row["second"], row["first"]] = float(row["cost"])
    return pairs


@cache
def _given_names() -> dict[str, str]:
    return {
        fold(form).casefold().strip(): row["id"]
        for row in rows("joining", "given_names", "forms")
        for form in row["forms"].split("|")
    }


def _row(token: str) -> str | None:
    """The row of the list of given names that has `token`, which may be two written as one."""
    return _given_names().get(token.replace(SEAM, ""))


def is_given_name(token: str) -> bool:
    """Whether a folded lower-case token is in the list of given names."""
    return token in _given_names()


@lru_cache(maxsize=65_536)
def key_of(token: str) -> str:
    """The consonants of a token that every script writes; the same for all usual spellings of one name.

    It is for finding candidates: different names may share a key, and it may be empty. Listed names have one key in
    all their spellings.
    """
    keys = _keys()
    found = "".join(keys[sound] for sound in sounds_of(_row(token) or token))
    return "".join(c for i, c in enumerate(found) if not i or found[i - 1] != c)


@lru_cache(maxsize=262_144)
def likeness(first: str, second: str) -> float:
    """How alike two folded lower-case tokens sound, from 0 to 1; symmetric."""
    if first == second:
        return 1.0
    if first > second:
        return likeness(second, first)
    one, other = _row(first), _row(second)
    if one and other:
        return 1.0 if one == other else _OTHER_NAME
    one, other = _stem(first), _stem(second)
    if one and other and one != other:
        return _OTHER_NAME
    return _aligned(sounds_of(first), sounds_of(second))


@cache
def _endings() -> tuple[int, frozenset[str]]:
    endings = frozenset(ending.casefold() for ending in words("joining", "surname_endings"))
    return max(map(len, endings)), endings


@lru_cache(maxsize=65_536)
def _stem(token: str) -> str | None:
    """The given name that `token` is, or is a surname made of: `hossein` for hosseini and حسین‌زاده."""
    longest, endings = _endings()
    names = _given_names()
    tails = (token[len(token) - n :] for n in range(min(longest, len(token) - 2), 0, -1))
    stems = (token, *(token[: -len(tail)] for tail in tails if tail in endings))
    return next((names[stem] for stem in stems if stem in names), None)


def _aligned(first: str, second: str) -> float:
    """1 less the cheapest alignment's cost per strong sound (one that costs at least 0.5 to leave out)."""
    gaps, near = _gaps(), _near()
    left_out, right_out = _prices(first), _prices(second)
    strong = max(sum(gaps[s] >= _STRONG for s in sounds) for sounds in (first, second))
    if not first or not second or not strong:
        return 1.0 if first == second and first else 0.0
    above = [0.0]
    for price in right_out:
        above.append(above[-1] + price)
    for a, price in zip(first, left_out, strict=True):
        row = [above[0] + price]
        for j, b in enumerate(second):
            change = 0.0 if a == b else near.get((a, b), 1.0)
            row.append(min(above[j] + change, above[j + 1] + price, row[j] + right_out[j]))
        above = row
    return max(0.0, 1.0 - above[-1] / max(strong, 2))


def _prices(sounds: str) -> list[float]:
    """What it costs to leave out each sound, dearer at the edges."""
    gaps, edges = _gaps(), _edges()
    last = len(sounds) - 1
    return [edges[s] if i in (0, last) else gaps[s] for i, s in enumerate(sounds)]
