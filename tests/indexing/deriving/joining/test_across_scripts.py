"""Actors across scripts, measured on the office holders of the region: what is joined by itself, what is suggested.

All spellings of all people of one column of the list (`developed`, or `score only`: the third of the people, chosen by
a hash, that no table was made with) meet in one graph, with people made up of their surnames and given names and with
their relatives and namesakes. `pytest --log-cli-level=INFO` shows the figures.
"""

import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pytest

from indexing.deriving.joining.graph import Graph, join
from indexing.deriving.joining.names import is_arabic, person_key
from indexing.documents import Actor
from indexing.vocabulary import ActorKind, Language
from tests.indexing.deriving.joining.officials import Holder, holders, is_score_only, mixed, officials, strangers
from tests.indexing.deriving.joining.story import Story

LOG = logging.getLogger(__name__)
COLUMNS = pytest.mark.parametrize("score_only", [False, True], ids=["developed", "score only"])


@dataclass(frozen=True)
class Figures:
    """Pairs of spellings: of one office holder, joined among them, both across scripts only, of different people."""

    wanted: int
    right: int
    wanted_across: int
    right_across: int
    false: int
    apart: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false)

    @property
    def recall(self) -> float:
        return self.right / self.wanted

    @property
    def recall_across(self) -> float:
        return self.right_across / self.wanted_across


def column(score_only: bool) -> list[Holder]:
    return [holder for holder in holders() if holder.score_only == score_only]


def met(number: int, name: str, country: str | None, title: str | None = None) -> Story:
    story = Story(
        f"art-{number:05d}", f"{title or 'Mr'} {name}", language=Language.FA if is_arabic(name) else Language.EN
    )
    story.person(name, country, title)
    return story


def joined(told: Iterable[tuple[str, str | None]]) -> Graph:
    return join([met(number, name, country).told() for number, (name, country) in enumerate(told)])


def actor_of(graph: Graph) -> dict[tuple[str, str | None], str]:
    """The actor behind each name of each country."""
    people = [actor for actor in graph.actors if actor.kind is ActorKind.PERSON]
    return {(alias.text, actor.country): actor.id for actor in people for alias in actor.aliases}


def script(name: str) -> str:
    """The first word of the Unicode name of the first letter: LATIN, ARABIC, CYRILLIC."""
    return unicodedata.name(name[0]).split()[0]


@cache
def figures(score_only: bool) -> Figures:
    people = column(score_only)
    crowd = [*people, *mixed(people)]
    hard = [(country, *pair) for country, _, *pair in strangers() if is_score_only(pair[0]) == score_only]
    told = [(name, person.country) for person in crowd for name in person.spellings]
    told += [(name, country) for country, *pair in hard for name in pair]
    actor = actor_of(joined(told))
    false = apart = 0
    same = [(a, b, actor[a, p.country] == actor[b, p.country]) for p in people for a, b in combinations(p.spellings, 2)]
    across = [together for a, b, together in same if script(a) != script(b)]
    for one, other in combinations(crowd, 2):
        if one.country == other.country:
            pairs = [(a, b) for a in one.spellings for b in other.spellings]
            false += sum(actor[a, one.country] == actor[b, one.country] for a, b in pairs)
            apart += len(pairs)
    false += sum(actor[one, country] == actor[other, country] for country, one, other in hard)
    right = sum(together for *_, together in same)
    return Figures(len(same), right, len(across), sum(across), false, apart + len(hard))


def test_the_list_is_what_it_is_said_to_be() -> None:
    people = holders()
    known = {name for _, spellings in officials() for name in spellings}
    assert len(people) >= 150
    assert all(person.office and len(person.country) == 2 and len(person.spellings) > 1 for person in people)
    assert all({is_arabic(name) for name in person.spellings} == {True, False} for person in people)
    assert len({person.names["en"][0] for person in people}) == len(people)
    assert not [name for person in people for name in person.spellings if name in known]
    assert 0.25 < len(column(score_only=True)) / len(people) < 0.42


@COLUMNS
def test_what_is_joined_by_itself_is_right_and_nearly_all(score_only: bool) -> None:
    found = figures(score_only)
    LOG.info("%d office holders, %s", len(column(score_only)), found)
    LOG.info("precision %.4f, recall %.4f, across scripts %.4f", found.precision, found.recall, found.recall_across)
    assert found.wanted >= 500
    assert found.apart >= 1_000
    assert found.precision >= 0.99
    assert found.recall >= 0.85
    assert found.recall_across >= 0.85


@COLUMNS
def test_relatives_and_namesakes_are_nearly_all_kept_apart(score_only: bool) -> None:
    pairs = [(country, one, other) for country, _, one, other in strangers() if is_score_only(one) == score_only]
    actor = actor_of(joined((name, country) for country, *pair in pairs for name in pair))
    taken = [pair for pair in pairs if actor[pair[1], pair[0]] == actor[pair[2], pair[0]]]
    LOG.info("%d of %d hard pairs are joined", len(taken), len(pairs))
    assert len(taken) / len(pairs) <= 0.08


@COLUMNS
def test_where_one_country_is_unknown_nothing_is_joined_and_most_is_suggested(score_only: bool) -> None:
    asked = joins = suggested = 0
    for language in ("fa", "ru", "other"):
        pairs = [(p.names["en"][0], p.names[language][0], p.country) for p in column(score_only) if p.names[language]]
        pairs = [pair for pair in pairs if person_key(pair[0]) != person_key(pair[1])]
        graph = joined(told for one, other, country in pairs for told in ((one, country), (other, None)))
        actor = {alias.text: person.id for person in graph.actors for alias in person.aliases}
        likely = {frozenset(suggestion.actor_ids) for suggestion in graph.suggestions}
        asked += len(pairs)
        joins += sum(actor[one] == actor[other] for one, other, _ in pairs)
        suggested += sum(frozenset((actor[one], actor[other])) in likely for one, other, _ in pairs)
    LOG.info("of %d pairs %d joined, %d suggested", asked, joins, suggested)
    assert joins == 0
    assert suggested / asked >= 0.85


def people_of(*stories: Story) -> list[Actor]:
    return [actor for actor in join([s.told() for s in stories]).actors if actor.kind is ActorKind.PERSON]


def test_one_president_in_five_spellings_is_one_actor_that_tells_how_it_came_about() -> None:
    names = ["Emomali Rahmon", "امامعلی رحمان", "امام علی رحمان", "Эмомалӣ Раҳмон", "Эмомали Рахмон"]
    (person,) = people_of(*(met(number, name, "TJ") for number, name in enumerate(names)))
    assert [alias.text for alias in person.aliases] == names
    assert {alias.reason for alias in person.aliases[1:]} <= {"similar_name_same_country", "same_name"}
    assert all(alias.score >= 0.88 for alias in person.aliases)


@pytest.mark.parametrize("form", ["Шавката Мирзиёева", "Шавкатом Мирзиёевым", "Shavkat Miromon o‘g‘li Mirziyoyev"])
def test_a_name_in_a_case_or_with_the_fathers_name_is_joined_by_country(form: str) -> None:
    assert len(people_of(met(0, "شوکت میرضیایف", "UZ"), met(1, form, "UZ"))) == 1


def test_half_a_name_is_joined_by_country_and_office_and_suggested_by_country_alone() -> None:
    full, half = ("Bijan Namdar Zanganeh", "Bijan Zanganeh")
    (person,) = people_of(met(0, full, "IR", "oil minister"), met(1, half, "IR", "Iranian oil minister"))
    assert person.aliases[1].reason == "part_of_name_same_office"
    graph = join([met(0, full, "IR").told(), met(1, half, "IR").told()])
    assert [suggestion.reason for suggestion in graph.suggestions] == ["part_of_name_same_country"]
    assert len(graph.actors) == 2
