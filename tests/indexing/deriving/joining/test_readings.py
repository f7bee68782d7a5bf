"""The ways to read one name: out of its case, without article, patronymic and house."""

import pytest

from indexing.deriving.joining.cases import nominatives
from indexing.deriving.joining.evidence import SAME_NAME
from indexing.deriving.joining.names import name_score, surname_keys, tokens
from indexing.deriving.joining.readings import readings, usual
from indexing.deriving.table import rows
from indexing.folding import fold


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("Шавката Мирзиёева", "Shavkat Mirziyoyev"),
        ("Шавкатом Мирзиёевым", "شوکت میرضیایف"),
        ("Касым-Жомарту Токаеву", "قاسم جومارت توکایف"),
        ("Сергее Лаврове", "سرگئی لاوروف"),
        ("Сергея Викторовича Лаврова", "Sergei Lavrov"),
        ("Игоря Левитина", "Igor Levitin"),
        ("Саидой Мирзиёевой", "سعیده میرضیایوا"),
        ("Марии Захаровой", "Maria Zakharova"),
        ("Эмомали Рахмона", "امامعلی رحمان"),
        ("Аббаса Аракчи", "عباس عراقچی"),
        ("Реджепом Тайипом Эрдоганом", "Recep Tayyip Erdoğan"),
        ("Recep Tayyip Erdoğan'ın", "رجب طیب اردوغان"),
        ("Shavkat Mirziyoyevning", "Шавкат Мирзиёев"),
        ("Шавкат Мирзиёевга", "شوکت میرضیایف"),
        ("Қасым-Жомарт Тоқаевтың", "Kassym-Jomart Tokayev"),
        ("İlham Əliyevin", "الهام علی‌اف"),
        ("Рустами Эмомалӣ", "رستم امامعلی"),
    ],
)
def test_a_name_is_known_again_in_the_cases_of_its_language(stated: str, name: str) -> None:
    assert name_score(stated, name) >= SAME_NAME
    assert surname_keys(stated) & surname_keys(name)


@pytest.mark.parametrize(
    ("woman", "man"),
    [
        ("Саида Мирзиёева", "Саид Мирзиёев"),
        ("Нодира Каримова", "Nodir Karimov"),
        ("Азиза Абдухакимова", "عزیز عبدالحکیم‌اف"),
        ("Хилола Умарова", "Халил Умаров"),
        ("Александра Новикова", "Александр Новиков"),
    ],
)
def test_the_name_of_a_woman_is_not_read_as_the_genitive_of_a_mans(woman: str, man: str) -> None:
    assert name_score(woman, man) < SAME_NAME


def test_only_one_part_in_a_case_is_no_case() -> None:
    assert list(nominatives(tokens("Ильхам Алиева"))) == []
    assert list(nominatives(tokens("Шавката Мирзиёев"))) == []


@pytest.mark.parametrize("name", ["Shavkat Mirziyoyev", "Олжас Бектенов", "عباس عراقچی", "Мирзиёева"])
def test_a_name_as_it_stands_in_a_list_has_one_reading(name: str) -> None:
    assert len(readings(tokens(name))) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mohammed Shia al-Sudani", "mohammed shia sudani"),
        ("Мухаммед ас-Судани", "мухаммед судани"),
        ("Фейсал бен Фархан", "фейсал фархан"),
        ("محمد بن سلمان", "محمد سلمان"),
        ("Shavkat Miromon o‘g‘li Mirziyoyev", "shavkat mirziyoyev"),
        ("İlham Heydər oğlu Əliyev", "i̇lham əliyev"),
        ("Лавров Сергей Викторович", "лавров сергей"),
        ("سرگئی ویکتوروویچ لاوروف", "سرگئی لاوروف"),
        ("Қасым-Жомарт Кемелұлы Тоқаев", "қасым жомарт тоқаев"),
        ("Abdul Latif Rashid", "abdullatif rashid"),
        ("Ben Wallace", "ben wallace"),
        ("Александар Вучич", "александар вучич"),
    ],
)
def test_what_languages_leave_out_is_left_out(name: str, expected: str) -> None:
    assert usual(tokens(name)) == tuple(fold(expected).replace("i̇", "i").split())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("محمد شیاع السودانی", "محمد شیاع سودانی"),
        ("Badr Albusaidi", "بدر بوسعیدی"),
        ("Mohammed bin Salman Al Saud", "محمد بن سلمان"),
        ("Tamim bin Hamad", "تمیم بن حمد آل ثانی"),
        ("Badr bin Hamad Al Busaidi", "Badr al-Busaidi"),
        ("Haitham bin Tariq", "Хейсам бен Тарек"),
        ("Abdulaziz bin Salman", "Абдель Азиз бен Сальман"),
        ("Meshal al-Ahmad al-Jaber", "مشعل الاحمد الجابر"),
    ],
)
def test_article_house_and_father_may_be_named_or_not(first: str, second: str) -> None:
    assert name_score(first, second) >= SAME_NAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Khalid bin Salman Al Saud", "محمد بن سلمان آل سعود"),
        ("Mohammed bin Zayed Al Nahyan", "محمد بن راشد آل مکتوم"),
        ("Tamim bin Hamad Al Thani", "حمد بن خلیفه آل ثانی"),
        ("Sergei Ivanov", "سرگئی ایوانوویچ"),
        ("Salman bin Abdulaziz", "عبدالعزیز بن سلمان"),
        ("Rashid bin Saeed", "Саид бен Рашид"),
    ],
)
def test_one_house_or_one_father_does_not_make_one_person(first: str, second: str) -> None:
    assert name_score(first, second) < SAME_NAME


def test_a_rank_that_is_a_given_name_too_is_one_before_a_slavic_surname_alone() -> None:
    assert tokens("سردار سلامی") == ("سلامی",)
    assert tokens("سردار محمد سلامی") == ("محمد", "سلامی")
    assert tokens("سردار بردی‌محمداف") == ("سردار", "بردیمحمداف")


def test_the_usual_reading_comes_first() -> None:
    assert [parts[-1] for parts in readings(tokens("محمد شیاع السودانی"))] == ["السودانی", "سودانی"]
    assert [parts[-1] for parts in readings(tokens("Шавката Мирзиёева"))] == ["мирзиёева", "мирзиёев"]


def test_each_spelling_belongs_to_one_given_name() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows("joining", "given_names", "forms"):
        for form in row["forms"].split("|"):
            owners.setdefault(fold(form).casefold().strip(), set()).add(row["id"])
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("row", rows("joining", "particles", "forms", "example"), ids=lambda row: row["id"])
def test_the_example_of_each_particle_has_one_of_its_forms(row: dict[str, str]) -> None:
    example = fold(row["example"]).replace("-", " ").casefold().split()
    assert any(fold(form).casefold().strip() in example for form in row["forms"].split("|"))
