"""The object that scoring reads: four statuses, codes for states, offsets into the raw text."""

import json

from indexing.deriving.article import derive
from indexing.deriving.report import score_row
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.vocabulary import Language

RAW = """Iran and Oman signed a memorandum of understanding on fisheries worth $3 million.
Omani Trade Minister Qais Al Yousef announced that a transit agreement with Iran has not been signed."""


def row(raw: str = RAW) -> dict[str, object]:
    article = Article(id="art-test", raw=raw, text_sha256=sha256_of(raw), language=Language.EN)
    return score_row("042", article, derive(article))


def agreements(raw: str = RAW) -> list[dict[str, object]]:
    found = row(raw)["agreements"]
    assert isinstance(found, list)
    return found


def test_it_is_plain_json_with_the_name_of_the_article() -> None:
    assert json.loads(json.dumps(row()))["article"] == "042"


def test_states_are_codes_and_amounts_are_numbers() -> None:
    memorandum = agreements()[0]
    assert memorandum["kind"] == "memorandum"
    assert memorandum["parties"] == ["IR", "OM"]
    assert memorandum["amounts"] == [{"value": 3_000_000.0, "unit": "USD"}]


def test_offsets_are_those_of_the_first_passage() -> None:
    memorandum = agreements()[0]
    start, end = memorandum["start"], memorandum["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert RAW[start:end] == RAW.splitlines()[0]


def test_the_span_reaches_over_neighbouring_passages_of_one_agreement_but_not_over_a_gap() -> None:
    told = "Iran and Oman signed a memorandum of understanding on fisheries.\nThe memorandum was signed in Muscat."
    apart = told + "\nIt rained all day.\nThe memorandum was signed by two ministers."
    for raw in (told, apart):
        first = agreements(raw)[0]
        start, end = first["start"], first["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert raw[start:end] == told


def test_what_is_not_signed_is_a_proposal_there() -> None:
    assert agreements()[1]["status"] == "proposed"


def test_known_organisations_and_blocs_have_their_english_names() -> None:
    raw = "ایران و اتحادیه اقتصادی اوراسیا توافق‌نامه تجارت آزاد امضا کردند."
    article = Article(id="art-test", raw=raw, text_sha256=sha256_of(raw), language=Language.FA)
    found = score_row("042", article, derive(article))["agreements"]
    assert found[0]["parties"] == ["IR", "Eurasian Economic Union"]


def test_a_bloc_is_an_organisation_there() -> None:
    actors = row("The European Union and Oman signed a trade agreement.")["actors"]
    assert isinstance(actors, list)
    assert {actor["kind"] for actor in actors} == {"organisation", "country"}


def test_an_article_without_agreements_has_an_empty_list() -> None:
    assert agreements("It rained in Muscat.") == []


def test_who_announces_is_named_where_nobody_signs() -> None:
    announced = "Omani Trade Minister Qais Al Yousef announced that a transit agreement with Iran was signed."
    signed = announced + "\nIranian Trade Minister Reza Karimi signed the agreement."
    assert [agreement["signatories"] for agreement in agreements(announced)] == [["Qais Al Yousef"]]
    assert [agreement["signatories"] for agreement in agreements(signed)] == [["Reza Karimi"]]


def test_who_speaks_of_what_is_in_force_signs_nothing() -> None:
    text = "Omani Trade Minister Qais Al Yousef said that the transit agreement with Iran has come into force."
    assert [agreement["signatories"] for agreement in agreements(text)] == [[]]


def test_who_announces_for_a_state_that_is_no_party_signs_nothing() -> None:
    text = "Jack Straw, Foreign Secretary of Britain, announced that Iran and Oman had agreed to open a bus line."
    assert [agreement["signatories"] for agreement in agreements(text)] == [[]]


def test_tonnes_have_the_short_name_that_labels_give_them() -> None:
    text = "Iran agreed to buy 5,000 tonnes of wheat from Oman."
    assert agreements(text)[0]["amounts"] == [{"value": 5000.0, "unit": "t"}]


def test_firms_are_named_without_their_legal_form_and_national_ones_with_the_noun() -> None:
    raw = "Zagros Copper Co Ltd and Oman Copper Corp signed a contract to build a smelter."
    assert agreements(raw)[0]["parties"] == ["Zagros Copper", "Oman Copper Corporation"]
    raw = "Zagros Copper Co and Tolo Trading Corp signed a contract to build a smelter."
    assert agreements(raw)[0]["parties"] == ["Zagros Copper", "Tolo Trading Corporation"]


def test_a_quantity_counts_where_no_sum_is_given_and_a_number_of_things_never() -> None:
    sold = "Iran signed a contract with Oman to sell 5,000 tonnes of steel{}."
    assert agreements(sold.format(""))[0]["amounts"] == [{"value": 5000.0, "unit": "t"}]
    assert agreements(sold.format(" for $3 million"))[0]["amounts"] == [{"value": 3_000_000.0, "unit": "USD"}]
    assert agreements("Iran signed a contract with Oman to sell 70 planes.")[0]["amounts"] == []


def test_prices_have_short_units() -> None:
    sold = "Iran signed a contract with Oman to sell steel at 90 dollars a tonne."
    assert agreements(sold)[0]["amounts"] == [{"value": 90.0, "unit": "USD/t"}]


def test_persian_articles_have_opec_spelled_out() -> None:
    raw = "اوپک در وین بر سر کاهش تولید نفت توافق کرد."
    article = Article(id="art-test", raw=raw, text_sha256=sha256_of(raw), language=Language.FA)
    parties = [party for told in score_row("1", article, derive(article))["agreements"] for party in told["parties"]]
    assert parties == ["Organization of the Petroleum Exporting Countries"]


def test_a_party_that_only_the_name_of_an_accord_tells_is_no_actor_of_the_article() -> None:
    raw = "ایران اعلام کرد به توافق هسته‌ای پایبند است."
    article = Article(id="art-test", raw=raw, text_sha256=sha256_of(raw), language=Language.FA)
    told = score_row("1", article, derive(article))
    assert [accord["parties"] for accord in told["agreements"]] == [["IR", "P5+1"]]
    assert [actor["name"] for actor in told["actors"]] == ["ایران"]
