"""A document has one view as long as it is kept, and another document never gets it."""

from indexing.documents import Actor
from indexing.values import Name
from indexing.vocabulary import ActorKind, Language
from resolvers.types.actor import Actor as ShownActor
from resolvers.types.evidence import Participant
from resolvers.views import Views, is_lasting


def actor(number: int) -> Actor:
    """A country with a Persian name."""
    return Actor(id=f"act-{number}", kind=ActorKind.COUNTRY, names=(Name(text="ایران", language=Language.FA),))


def test_a_document_met_twice_has_one_view() -> None:
    views, document = Views(), actor(1)
    first = views.of(document)
    assert isinstance(first, ShownActor)
    assert views.of_all([document, None, actor(2)])[0] is first
    assert views.of_all([None, document])[0] is None


def test_equal_documents_that_are_not_the_same_have_views_of_their_own() -> None:
    views = Views()
    one, other = actor(1), actor(1)
    assert views.of(one) is not views.of(other)


def test_views_follow_their_documents_through_many_short_lives() -> None:
    views = Views(generation=5)
    for number in range(500):
        assert views.of(actor(number)).id == f"act-{number}"


def test_what_is_used_stays_and_the_rest_goes() -> None:
    views = Views(generation=4)
    used, others = actor(0), [actor(number) for number in range(1, 40)]
    first = views.of(used)
    for each in others:
        views.of(each)
        assert views.of(used) is first
    assert len(views._young) + len(views._old) <= 8


def test_only_views_of_documents_and_what_is_made_with_them_are_lasting() -> None:
    assert is_lasting(ShownActor)
    assert is_lasting(Participant)
    assert not is_lasting(Name)
    assert not is_lasting(None)
