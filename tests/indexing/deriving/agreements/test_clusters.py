"""One deal told in many sentences is one record; two deals told in one sentence are two."""

from tests.indexing.deriving.agreements.telling import Told


def test_the_pact_is_the_memorandum() -> None:
    told = Told(
        "Iran and Qatar signed a memorandum on gas.\nThe pact covers two fields.\nThe agreement takes effect in May."
    )
    assert told.one.kind.value == "memorandum"
    assert len(told.one.passages) == 3


def test_the_most_telling_passage_comes_first() -> None:
    told = Told(
        "Iran and Qatar are close partners in gas.\n"
        "The memorandum on gas between them helps both.\n"
        "Qatari Energy Minister Saad al-Kaabi and Iranian Oil Minister Mohsen Paknejad signed the memorandum on gas."
    )
    assert told.one.passages[0] == 2


def test_a_sentence_without_a_negation_tells_more() -> None:
    told = Told(
        "Iran and Qatar have signed a gas accord that does not bind buyers of oil.\n"
        "Iran and Qatar signed a gas accord in Doha."
    )
    assert told.one.passages[0] == 1


def test_another_one_is_another_one() -> None:
    told = Told("Iran and Qatar signed a memorandum on gas.\nThey also signed a memorandum on fisheries with Oman.")
    assert told.kinds == ["memorandum", "memorandum"]


def test_other_parties_make_another_deal() -> None:
    told = Told("Iran and Qatar signed a transit agreement.\nOman and Kuwait signed a transit agreement.")
    assert [told.parties(agreement) for agreement in told.agreements] == [{"IR", "QA"}, {"OM", "KW"}]


def test_another_sum_makes_another_deal() -> None:
    told = Told(
        "Iran and Qatar signed a loan agreement worth $2 billion.\n"
        "Iran and Qatar signed a loan agreement worth $5 billion."
    )
    assert [told.claims("amount", agreement) for agreement in told.agreements] == [
        ["2000000000 USD"],
        ["5000000000 USD"],
    ]


def test_the_verb_and_its_paper_are_one() -> None:
    assert Told("Iran and Qatar signed an agreement to sell 40,000 tonnes of steel.").kinds == ["contract"]


def test_what_is_in_force_now_was_signed_before() -> None:
    told = Told(
        "The free trade agreement between Iran and Oman entered into force on May 15, 2025.\n"
        "The agreement was signed in Muscat on December 25, 2023, and replaces an interim deal."
    )
    assert told.status() == "in_force"
    assert told.claims("date") == ["2025-05-15", "2023-12-25"]


def test_visas_for_drivers_and_for_all_are_two_arrangements_in_persian() -> None:
    told = Told(
        "لغو روادید رانندگان میان ایران و عراق اجرایی شد.\nلغو روادید در مرزهای زمینی میان ایران و عراق اجرایی شد.",
        "fa",
    )
    assert told.kinds == ["arrangement", "arrangement"]


def test_two_days_of_signing_make_two_papers() -> None:
    told = Told(
        "Iran and Qatar signed an agreement on gas in April 2011.\n"
        "The agreement followed a memorandum of understanding signed by the two countries in 2009."
    )
    assert told.kinds == ["agreement", "memorandum"]


def test_an_agreement_that_will_be_signed_is_not_the_one_that_was() -> None:
    told = Told(
        "Iran and Qatar signed a gas agreement on Sunday.\n"
        "A pact on gas storage will be signed by the two countries next year."
    )
    assert [told.status(agreement) for agreement in told.agreements] == ["signed", "proposed"]


def test_other_agreements_beside_a_memorandum_are_agreements() -> None:
    told = Told(
        "Iran and Qatar signed a memorandum on gas.\n"
        "Several other agreements on health and culture between the two countries were signed."
    )
    assert told.kinds == ["memorandum", "agreement"]


def test_an_act_of_another_sentence_makes_no_purchase_of_an_agreement() -> None:
    told = Told("Iran and Qatar signed a military pact.\nQatar will supply Iran with radar under the agreement.")
    assert told.kinds[0] == "agreement"


def test_a_headline_may_name_the_states_of_the_companies() -> None:
    told = Told(
        "Kazakhstan to supply uranium to India\n\n"
        "Kazatomprom signed a contract with India to supply 5,000 tonnes of uranium."
    )
    assert told.kinds == ["contract"]


def test_what_is_done_under_a_paper_is_no_record_of_its_own() -> None:
    told = Told("Iran and Qatar signed a barter agreement under which, from May, Iran will supply gas to Qatar.")
    assert told.kinds == ["agreement"]


def test_agreements_and_memoranda_are_one_bundle() -> None:
    told = Told("Iran and Qatar signed 12 agreements and memoranda of understanding.")
    assert told.kinds == ["agreement"]
    assert told.claims("count") == ["12"]


def test_visas_for_drivers_are_not_those_at_land_borders() -> None:
    told = Told(
        "Iran and Qatar agreed to lift visas for lorry drivers.\n"
        "Iran and Qatar also discussed a visa waiver at land borders.\n"
        "The visa waiver for drivers of Iran and Qatar helps trade."
    )
    assert [agreement.passages for agreement in told.agreements] == [(0, 2), (1,)]


def test_one_sum_between_the_same_states_is_one_deal() -> None:
    told = Told(
        "The Saudi crown prince and China's president cemented a $10 billion refinery deal.\n"
        "It rained.\nIt rained again.\n"
        "Saudi Arabia and China agreed to form a joint venture worth $10 billion."
    )
    assert len(told.agreements) == 1


def test_a_free_trade_agreement_is_the_same_whatever_else_its_sentence_speaks_of() -> None:
    told = Told(
        "Iran and Oman signed a free trade agreement on farm produce.\nIt rained.\n"
        "Iran is the first state there to sign an FTA with Oman, a leader in tourism."
    )
    assert told.one.kind.value == "agreement"


def test_papers_signed_after_another_with_other_parties_or_subjects_are_told_anew() -> None:
    lead = "Oman and Iran held talks in Muscat on Monday. A spokesman welcomed the guests. "
    told = Told(
        lead + "The ministers of transport of Oman and Iran signed a memorandum on railways. "
        "The two ministries of health of Oman and Iran signed a memorandum on vaccines."
    )
    assert told.kinds == ["memorandum", "memorandum"]


def test_a_memorandum_that_is_one_of_several_agreements_is_not_the_bundle() -> None:
    told = Told("Oman and Iran signed several agreements. One of the agreements signed was a memorandum on fisheries.")
    assert told.kinds == ["agreement", "memorandum"]


def test_an_accord_signed_after_acts_were_told_is_another() -> None:
    told = Told("Oman agreed to raise gas exports to Iran. An accord on fisheries between Oman and Iran was signed.")
    assert told.kinds == ["agreement", "agreement"]


def test_a_deal_on_a_project_is_a_contract_for_a_company_only() -> None:
    assert Told("Oman and Iran signed a pipeline project.").kinds == ["agreement"]
    assert Told("Oman and Mobarak Oil Company of Iran signed a pipeline project.").kinds == ["contract"]


def test_what_only_a_headline_tells_is_no_deal_beside_those_of_the_body() -> None:
    text = (
        "Oman and Iran sign deals\n\nThe ministers of Oman and Iran signed a fisheries agreement in Muscat on Monday."
    )
    assert len(Told(text).agreements) == 1


def test_a_saying_verb_does_not_make_an_agreement_point_back() -> None:
    told = Told(
        "Oman and Iran signed a pact on fish. The ministry said two agreements on steel were signed by Oman and Iran."
    )
    assert len(told.agreements) == 2


def test_companies_in_a_row_with_their_tickers_are_one_side() -> None:
    told = Told("Mobarak Corp <MOB> and <Zagros Steel Co> signed a contract with Oman.")
    assert len(told.parties()) == 3
