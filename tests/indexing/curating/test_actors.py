"""What an editor says about actors: who is nobody, who is who, and how a name is spelled."""

from indexing.documents import ClaimValue
from indexing.vocabulary import AgreementKind, ClaimField, DecidedField, Language, Status
from tests.indexing.curating.desk import Desk
from tests.indexing.deriving.joining.story import Story


def signing(article_id: str, *people: tuple[str, str | None], language: Language = Language.EN) -> Story:
    """An article in which the given persons, with their countries, are named and the first one signs."""
    names = " and ".join(name for name, _ in people)
    told = Story(article_id, "Signed", f"{names} signed a memorandum.", language=language, published="2026-01-29")
    states = [told.country("IR", "Iran"), told.country("UZ", "Uzbekistan")]
    refs = [told.person(name, country) for name, country in people]
    told.deal(AgreementKind.MEMORANDUM, Status.SIGNED, states, topic="minerals", signatories=refs[:1])
    return told


def test_a_rejected_actor_is_in_nothing_any_more() -> None:
    desk = Desk(signing("art-1", ("Friendship Steelworks", "UZ"), ("Bobur Islamov", "UZ")).told())
    nobody = desk.actor("Friendship Steelworks")
    desk.reject(nobody)
    graph = desk.derive().graph
    assert nobody.id not in {actor.id for actor in graph.actors}
    assert nobody.id not in {mention.actor_id for passage in graph.passages for mention in passage.mentions}
    assert nobody.id not in {one.actor_id for agreement in graph.agreements for one in agreement.participants}
    assert nobody.id not in {claim.value.actor_id for claim in graph.claims}
    assert "Friendship Steelworks" not in {claim.value.text for claim in graph.claims}
    assert desk.rechecks() == {}


def test_a_rejected_actor_does_not_come_back_when_its_country_is_read_otherwise() -> None:
    desk = Desk(signing("art-1", ("Friendship Steelworks", "UZ")).told())
    before = desk.actor("Friendship Steelworks")
    desk.reject(before)
    desk.told = [
        signing("art-1", ("Friendship Steelworks", None)).told(),
        signing("art-2", ("Friendship Steelworks", None)).told(),
    ]
    assert {actor.code for actor in desk.actors} == {"IR", "UZ"}


def test_two_actors_are_merged_across_scripts_with_the_decision_as_reason() -> None:
    desk = Desk(
        signing("art-1", ("Rustam Karimov", "UZ")).told(),
        signing("art-2", ("ر. کریم‌اف", None), language=Language.FA).told(),
    )
    english, persian = desk.actor("Rustam Karimov"), desk.actor("ر. کریم‌اف")
    decision = desk.merge(english, persian)
    merged = desk.actor("Rustam Karimov")
    assert {english.id, persian.id} == {merged.id, *merged.former_ids}
    assert {name.language for name in merged.names} == {Language.EN, Language.FA}
    assert f"decision/{decision.id}" in {alias.reason for alias in merged.aliases}
    signatories = {one.actor_id for deal in desk.agreements for one in deal.participants if not one.code}
    assert signatories == {merged.id}


def test_actors_of_two_countries_can_be_merged_and_their_other_names_stay_with_them() -> None:
    desk = Desk(
        signing("art-1", ("Rustam Karimov", "UZ")).told(),
        signing("art-2", ("Rustam Karimow", "UZ")).told(),
        signing("art-3", ("Rustam Karim", "TJ")).told(),
    )
    assert desk.actor("Rustam Karimov") == desk.actor("Rustam Karimow")
    desk.merge(desk.actor("Rustam Karimov"), desk.actor("Rustam Karim"))
    assert {alias.text for alias in desk.actor("Rustam Karim").aliases} == {
        "Rustam Karimov",
        "Rustam Karimow",
        "Rustam Karim",
    }


def test_an_alias_is_taken_out_and_the_others_stay_together() -> None:
    desk = Desk(
        signing("art-1", ("Bobur Islamov", "UZ")).told(),
        signing("art-2", ("بابر اسلام‌اف", "UZ"), language=Language.FA).told(),
        signing("art-3", ("Bobur Islomov", "UZ")).told(),
    )
    joined = desk.actor("Bobur Islamov")
    assert len(desk.targets(joined)) == 3
    (wrong,) = (target for target in desk.targets(joined) if "Bobur Islomov" in target.names)
    desk.split(joined, wrong)
    assert {alias.text for alias in desk.actor("Bobur Islomov").aliases} == {"Bobur Islomov"}
    assert {alias.text for alias in desk.actor("Bobur Islamov").aliases} == {"Bobur Islamov", "بابر اسلام‌اف"}
    assert desk.rechecks() == {}


def test_namesakes_are_kept_apart_for_ever() -> None:
    desk = Desk(signing("art-1", ("Rustam Karimov", "UZ")).told(), signing("art-2", ("Rustam Karimov", None)).told())
    joined = desk.actor("Rustam Karimov")
    first, second = desk.targets(joined)
    desk.split(joined, second)
    assert len([actor for actor in desk.actors if not actor.code]) == 2
    desk.told.append(signing("art-3", ("Rustam Karimow", "UZ")).told())
    assert len([actor for actor in desk.actors if not actor.code]) == 2
    assert first.codes == ("UZ",)


def test_a_corrected_name_and_country_are_shown_also_in_titles() -> None:
    told = Story("art-1", "Signed", "Navoi MMC and Iran signed a memorandum.", published="2026-01-29")
    parties = [told.organisation("Navoi MMC"), told.country("IR", "Iran")]
    told.deal(AgreementKind.MEMORANDUM, Status.SIGNED, parties, topic="gold")
    desk = Desk(told.told())
    firm = desk.actor("Navoi MMC")
    name = ClaimValue(text="Navoi Mining and Metallurgical Company", language=Language.EN)
    renamed = desk.correct(firm, DecidedField.NAME, name)
    desk.correct(firm, DecidedField.NAME, ClaimValue(text="شرکت معدنی ناوایی", language=Language.FA))
    moved = desk.correct(firm, DecidedField.COUNTRY, ClaimValue(text="UZ"))
    after = desk.actor("Navoi MMC")
    assert after.country == "UZ"
    assert [one.text for one in after.names] == ["Navoi Mining and Metallurgical Company", "شرکت معدنی ناوایی"]
    graph = desk.derive().graph
    about = [claim for claim in graph.claims if claim.subject_id == firm.id]
    assert renamed.id not in desk.rechecks()
    assert moved.id not in desk.rechecks()
    assert "شرکت معدنی ناوایی" in {claim.value.text for claim in about}
    assert "شرکت معدنی ناوایی" in " ".join(title.text for title in graph.agreements[0].titles)


def test_a_corrected_country_is_a_claim_with_its_passage() -> None:
    desk = Desk(signing("art-1", ("Bobur Islamov", "UZ")).told())
    moved = desk.correct(desk.actor("Bobur Islamov"), DecidedField.COUNTRY, ClaimValue(text="TJ"))
    (claim,) = (one for one in desk.derive().graph.claims if one.field is ClaimField.COUNTRY)
    assert (claim.subject_id, claim.value.text) == (moved.subject_id, "TJ")
    assert claim.rule.id == f"decision/{moved.id}"
    assert claim.passage_ids
    emptied = desk.correct(desk.actor("Bobur Islamov"), DecidedField.COUNTRY)
    (claim,) = (one for one in desk.derive().graph.claims if one.field is ClaimField.COUNTRY)
    assert (claim.value.text, claim.rule.id) == ("none", f"decision/{emptied.id}")
    assert desk.actor("Bobur Islamov").country is None


def test_a_country_that_is_none_is_refused_and_no_claim() -> None:
    desk = Desk(signing("art-1", ("Bobur Islamov", "UZ")).told())
    nowhere = desk.correct(desk.actor("Bobur Islamov"), DecidedField.COUNTRY, ClaimValue(text="Atlantis"))
    assert desk.rechecks() == {nowhere.id: "impossible"}
    assert all(one.field is not ClaimField.COUNTRY for one in desk.derive().graph.claims)


def test_a_suggestion_follows_the_corrected_country() -> None:
    desk = Desk(
        signing("art-1", ("Bobur Islamov", "UZ")).told(),
        signing("art-2", ("Babur Islomov", None)).told(),
    )
    (suggestion,) = desk.derive().graph.suggestions
    unknown = next(one for one in desk.actors if one.id in suggestion.actor_ids and one.country is None)
    desk.correct(unknown, DecidedField.COUNTRY, ClaimValue(text="UZ"))
    assert desk.derive().graph.suggestions == (suggestion,)
    desk.correct(unknown, DecidedField.COUNTRY, ClaimValue(text="TJ"))
    assert desk.derive().graph.suggestions == ()


def test_decisions_about_two_namesakes_who_cannot_be_told_apart_any_more_are_on_the_list() -> None:
    desk = Desk(
        signing("art-1", ("Rustam Karimov", "UZ")).told(),
        signing("art-2", ("Rustam Karimov", "TJ")).told(),
    )
    uzbek, tajik = (one for code in ("UZ", "TJ") for one in desk.actors if one.country == code)
    first = desk.confirm(uzbek)
    second = desk.reject(tajik)
    assert [one for one in desk.actors if not one.code] == [uzbek]
    assert desk.rechecks() == {second.id: "ambiguous"}
    desk.told = [signing("art-2", ("Rustam Karimov", "UZ")).told()]
    assert desk.rechecks() == {first.id: "contradicted"}


def test_a_person_and_a_country_cannot_be_one() -> None:
    desk = Desk(signing("art-1", ("Bobur Islamov", "UZ")).told())
    decision = desk.merge(desk.actor("Bobur Islamov"), desk.actor("Iran"))
    assert desk.rechecks() == {decision.id: "impossible"}


def test_an_actor_that_is_not_named_any_more_is_on_the_list() -> None:
    desk = Desk(signing("art-1", ("Bobur Islamov", "UZ")).told())
    decision = desk.correct(
        desk.actor("Bobur Islamov"), DecidedField.NAME, ClaimValue(text="Bobur Islomov", language=Language.UZ)
    )
    desk.told = [signing("art-1").told()]
    assert desk.rechecks() == {decision.id: "not_derived"}
