"""One set of articles joined under one set of rulings after another: always as if it were the first time."""

from indexing.deriving.joining.graph import Joining, join
from indexing.deriving.joining.rulings import NO_RULINGS, Rulings, Same
from indexing.vocabulary import AgreementKind, Language, Sector, Status
from tests.indexing.deriving.joining.story import Story


def coverage() -> list[Story]:
    """Three articles: one memorandum in two languages, and another deal."""
    english = Story("art-1", "News", "Iran and Uzbekistan sign, says Jamshid Karimov.", published="2026-01-29")
    persian = Story("art-2", "خبر", "امضای تفاهم‌نامه، گفت جمشید کریمف.", language=Language.FA, published="2026-01-30")
    other = Story("art-3", "News", "A contract for buses, says Jamshid Karimov.", published="2026-03-01")
    for told, states, name in (
        (english, ("Iran", "Uzbekistan"), "Jamshid Karimov"),
        (persian, ("ایران", "ازبکستان"), "جمشید کریمف"),
        (other, ("Iran", "Uzbekistan"), "Jamshid Karimov"),
    ):
        parties = [told.country(code, state) for code, state in zip(("IR", "UZ"), states, strict=True)]
        speaker = told.person(name, "UZ")
        kind = AgreementKind.CONTRACT if told is other else AgreementKind.MEMORANDUM
        sectors = [Sector.TRANSPORT if told is other else Sector.MINING]
        told.deal(kind, Status.SIGNED, parties, sentence=1, topic="", sectors=sectors, signatories=[speaker])
    return [english, persian, other]


def test_rulings_in_any_order_give_what_they_give_alone() -> None:
    told = [story.told() for story in coverage()]
    plain = join(told)
    deals = sorted(key for one in plain.agreements for key in (one.id, *one.former_ids))
    forms = sorted({alias.id for actor in plain.actors for alias in actor.aliases if actor.kind == "person"})
    assert len(deals) == 3
    assert len(forms) == 2
    rulings = [
        NO_RULINGS,
        Rulings(apart=frozenset({(deals[0], deals[1]), (deals[0], deals[2]), (deals[1], deals[2])})),
        Rulings(left_out=frozenset({deals[0]})),
        Rulings(left_out=frozenset({forms[0]})),
        Rulings(together=frozenset({Same(deals[0], deals[1], "r"), Same(deals[1], deals[2], "r")})),
        Rulings(apart=frozenset({(forms[0], forms[1])}), left_out=frozenset({deals[1]})),
    ]
    alone = [join(told, (), ruling) for ruling in rulings]
    assert len({repr(graph) for graph in alone}) == len(rulings)
    joining = Joining(told)
    for number in (0, 1, 2, 0, 3, 4, 3, 5, 1, 1, 5, 0):
        assert joining.graph(rulings[number]) == alone[number]


def test_what_rulings_do_not_touch_is_the_same_object() -> None:
    joining = Joining([story.told() for story in coverage()])
    before = joining.graph()
    contract = next(one for one in before.agreements if one.kind is AgreementKind.CONTRACT)
    after = joining.graph(Rulings(left_out=frozenset({contract.id})))
    assert [one is before.agreements[0] for one in after.agreements] == [True]
    assert all(one is other for one, other in zip(before.passages, after.passages, strict=True))
