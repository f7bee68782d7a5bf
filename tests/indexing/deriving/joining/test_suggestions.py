"""What is suggested as one actor, what is not, and that a suggestion never joins."""

from itertools import combinations

import pytest

from indexing.deriving.joining.graph import Graph, join
from indexing.deriving.joining.rulings import Rulings
from indexing.deriving.joining.suggestions import MOST_OF_ONE
from indexing.documents import Suggestion
from indexing.vocabulary import ActorKind, Language
from tests.indexing.deriving.joining.story import Story


def met(
    article_id: str, name: str, country: str | None = None, language: Language = Language.EN, title: str | None = None
) -> Story:
    story = Story(article_id, f"{title or 'Mr'} {name}", language=language)
    story.person(name, country, title)
    return story


def joined(*stories: Story, rulings: Rulings | None = None) -> Graph:
    return join([story.told() for story in stories], (), rulings or Rulings())


def names(graph: Graph, suggestion: Suggestion) -> set[str]:
    actors = {actor.id: actor for actor in graph.actors}
    return {actors[actor_id].names[0].text for actor_id in suggestion.actor_ids}


def test_a_similar_name_of_unknown_country_is_suggested_with_its_score() -> None:
    graph = joined(met("art-1", "Bobur Islamov", "UZ"), met("art-2", "بابر اسلام‌اف", language=Language.FA))
    (suggestion,) = graph.suggestions
    assert names(graph, suggestion) == {"Bobur Islamov", "بابر اسلام‌اف"}
    assert suggestion.reason == "similar_name_unknown_country"
    assert suggestion.score >= 0.88
    assert {actor.id for actor in graph.actors} == set(suggestion.actor_ids) == set(suggestion.alias_ids)


def test_a_name_nearly_similar_in_one_country_is_suggested() -> None:
    graph = joined(met("art-1", "Yerlan Koshanov", "KZ"), met("art-2", "ارلان کوشانوف", "KZ", Language.FA))
    assert [suggestion.reason for suggestion in graph.suggestions] == ["nearly_similar_name_same_country"]


def test_a_name_that_two_countries_have_is_suggested_for_both() -> None:
    graph = joined(*(met(f"art-{country}", "Rustam Karimov", country) for country in ("UZ", "TJ", None)))
    assert [suggestion.reason for suggestion in graph.suggestions] == ["could_be_of_two_countries"] * 2
    assert len(graph.actors) == 3


@pytest.mark.parametrize(
    ("one", "half", "other"),
    [
        pytest.param("Heydar Aliyev", "Aliyev", "Ilham Aliyev", id="father and son"),
        pytest.param("Ali Rahimi", "Ali Reza Rahimi", "Reza Rahimi", id="two halves of one name"),
        pytest.param("Mohammad Reza Aslani", "Mohammad Aslani", "Mohammad Ali Aslani", id="half of two names"),
    ],
)
def test_half_a_name_that_two_holders_of_an_office_have_joins_neither_and_is_suggested_for_both(
    one: str, half: str, other: str
) -> None:
    graph = joined(*(met(f"art-{name}", name, "AZ", title="president") for name in (one, half, other)))
    assert [suggestion.reason for suggestion in graph.suggestions] == ["could_be_of_two_persons"] * 2
    assert {frozenset(names(graph, suggestion)) for suggestion in graph.suggestions} == {
        frozenset({one, half}),
        frozenset({half, other}),
    }


def test_half_a_name_that_two_spellings_of_one_holder_have_joins_them() -> None:
    forms = ["Ilham Aliyev", "Aliyev", "Ilkham Aliev"]
    graph = joined(*(met(f"art-{name}", name, "AZ", title="president") for name in forms))
    assert len(graph.actors) == 1


def test_names_of_two_countries_are_no_suggestion() -> None:
    graph = joined(met("art-1", "Rustam Karimov", "UZ"), met("art-2", "Рустам Каримов", "TJ"))
    assert graph.suggestions == ()


def test_different_people_of_one_country_are_no_suggestion() -> None:
    graph = joined(met("art-1", "Ali Larijani", "IR"), met("art-2", "عباس عراقچی", "IR", Language.FA))
    assert graph.suggestions == ()


def test_what_another_form_has_joined_is_no_suggestion() -> None:
    forms = [("Bijan Namdar Zanganeh", "oil minister"), ("Bijan Zanganeh", "oil minister"), ("Bijan Zanganeh", None)]
    stories = []
    for number, (name, title) in enumerate(forms):
        story = Story(f"art-{number}", f"{title or 'Mr'} {name}")
        story.person(name, "IR", title)
        stories.append(story)
    graph = joined(*stories)
    assert (len(graph.actors), graph.suggestions) == (1, ())


def test_what_an_editor_parted_is_not_suggested_again() -> None:
    stories = [met("art-1", "Bobur Islamov", "UZ"), met("art-2", "بابر اسلام‌اف", language=Language.FA)]
    (suggestion,) = joined(*stories).suggestions
    one, other = suggestion.actor_ids
    assert joined(*stories, rulings=Rulings(apart=frozenset({(one, other)}))).suggestions == ()


def test_an_actor_is_in_a_few_suggestions_only_the_best() -> None:
    spellings = ["Rustam", "Rostam", "Rustem", "Roustam", "Rystam", "Rusttam", "Rusdam", "Rustom"]
    graph = joined(*(met(f"art-{name}", f"{name} Karimov") for name in spellings))
    named = [actor_id for suggestion in graph.suggestions for actor_id in suggestion.actor_ids]
    assert len(graph.suggestions) < len(list(combinations(spellings, 2)))
    assert max(named.count(actor_id) for actor_id in named) == MOST_OF_ONE
    assert [s.score for s in graph.suggestions] == sorted((s.score for s in graph.suggestions), reverse=True)


def test_an_organisation_nearly_similar_in_another_script_is_suggested() -> None:
    stories = []
    for article_id, name, language in (("art-1", "Agrogold", Language.EN), ("art-2", "اکروکلد", Language.FA)):
        story = Story(article_id, f"{name}.", language=language)
        story.organisation(name, "RU")
        stories.append(story)
    graph = joined(*stories)
    assert [actor.kind for actor in graph.actors] == [ActorKind.ORGANISATION] * 2
    assert [suggestion.reason for suggestion in graph.suggestions] == ["nearly_similar_name_same_country"]
