"""Names that are also common words are decided by the words around."""

import pytest

from indexing.deriving.mentions.countries import find_countries
from indexing.deriving.mentions.homographs import around, is_meant
from indexing.vocabulary import Language, MentionKind
from tests.indexing.deriving.mentions.reading import text_of


def test_the_surroundings_hold_the_name_as_a_sign() -> None:
    assert around("a Chad border", 2, 6) == "a @ border"
    assert len(around("x" * 1000, 500, 501)) < 200


def test_a_word_that_must_be_proved_counts_only_with_proof() -> None:
    assert is_meant("مالی", "هیاتی از کشور @ آمد", "fa")
    assert not is_meant("مالی", "تامین @ طرح", "fa")


def test_a_name_counts_unless_it_is_disproved() -> None:
    assert is_meant("Chad", "the border of @ and Niger", "en")
    assert not is_meant("Chad", "Lake @ shrank", "en")
    assert is_meant("Peru", "@ agreed", "en")


@pytest.mark.parametrize(
    ("text", "language", "blocs"),
    [
        ("تیم فوتبال ایران در گروه هفت مسابقات با عمان همگروه شد.", Language.FA, 0),
        ("تیم ملی در گروه 8 بازی دارد.", Language.FA, 0),
        ("نتیجه بازی ۵+۱ بود.", Language.FA, 0),
        ("Their side won 5+1 against Iran.", Language.EN, 0),
        ("سران گروه هفت در نشست خود بیانیه دادند.", Language.FA, 1),
        ("نتیجه مذاکرات ایران و ۵+۱ روشن شد.", Language.FA, 1),
        ("کشورهای گروه ۱+۵ پیشنهاد دادند.", Language.FA, 1),
        ("Iran and the 5+1 opened talks in Vienna.", Language.EN, 1),
    ],
)
def test_a_group_of_states_is_told_from_a_group_of_teams(text: str, language: Language, blocs: int) -> None:
    kinds = [mention.kind for mention in find_countries(text_of(text, language))]
    assert kinds.count(MentionKind.BLOC) == blocs


def test_who_won_something_is_no_currency() -> None:
    known = find_countries(text_of("South Korea won a contract worth 900 South Korean won."))
    assert [mention.code for mention in known] == ["KR"]
