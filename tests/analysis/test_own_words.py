"""What the officer taught: which rule counts, and what the finders make of it."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis import WordLists, find_countries, find_quotes, understand_pages
from briefbench.analysis.own_words import OwnWords
from briefbench.model.drafts import (
    ArticleDraft,
    BlockDraft,
    PageDraft,
    SourceDraft,
    WordRuleDraft,
    article_key,
)
from briefbench.model.kinds import BlockKind, Format, Scope, WordKind

HERE, OUTLETS = article_key("ab" * 32, ""), ("example.org",)


def rule(kind: WordKind, words: str, meaning: str = "", scope: Scope = Scope.DESK) -> WordRuleDraft:
    return WordRuleDraft(kind, words, meaning, scope=scope, article=HERE, outlets=OUTLETS)


def own(*rules: WordRuleDraft) -> OwnWords:
    return WordLists(rules).of(HERE, OUTLETS)


def codes(text: str, language: str, *rules: WordRuleDraft) -> set[str]:
    return {country.code for country in find_countries(text, language, "", own(*rules))}


@pytest.mark.parametrize(
    ("language", "text", "words", "code"),
    [
        ("en", "Rain fell in Kopet Hollow on Monday.", "Kopet Hollow", "TM"),
        ("ru", "Жители Старого Брода ждут.", "Старого Брода", "TJ"),
        ("ru", "Дорога закрыта в Ширинке.", "Ширинка", "AF"),
        ("fa", "مردم شیرین‌دره منتظرند.", "شیرین‌دره", "AF"),
        ("ar", "وصل الوفد بمرجانة أمس.", "مرجانة", "LB"),
        ("fr", "La route de Montclair-sur-Ruisse est fermée.", "Montclair-sur-Ruisse", "CA"),
        ("de", "Die Straße nach Neuwaldau ist zu.", "Neuwaldau", "AT"),
        ("uz", "Yoʻl Qoratepada yopiq.", "Qoratepa", "UZ"),
        ("zh", "代表团昨天抵达青石关。", "青石关", "KG"),
    ],
)
def test_words_mean_a_country(language: str, text: str, words: str, code: str) -> None:
    assert code not in codes(text, language)
    assert code in codes(text, language, rule(WordKind.COUNTRY, words, code))


def test_a_word_means_another_country_or_none() -> None:
    text = "The plant in Georgia opened. Georgia paid for it."
    assert codes(text, "en") == {"GE"}
    assert codes(text, "en", rule(WordKind.COUNTRY, "Georgia", "US")) == {"US"}
    assert codes(text, "en", rule(WordKind.COUNTRY, "Georgia")) == set()
    assert codes(text, "en", rule(WordKind.NOT_COUNTRY, "Georgia", "GE")) == set()
    assert codes(text, "en", rule(WordKind.NOT_COUNTRY, "Georgia", "US")) == {"GE"}


def test_what_is_never_meant_gives_way_to_what_the_text_names_otherwise() -> None:
    text = "The plant in Georgia opened. The United States paid for it."
    assert codes(text, "en", rule(WordKind.NOT_COUNTRY, "Georgia", "US")) <= {"GE", "US"}
    taught = own(rule(WordKind.NOT_COUNTRY, "Georgia", "GE"))
    (country,) = find_countries(text, "en", "", taught)
    assert (country.code, len(country.mentions)) == ("US", 2)


def test_a_longer_name_keeps_its_meaning() -> None:
    taught = rule(WordKind.COUNTRY, "Guinea", "GN")
    assert codes("Papua New Guinea votes.", "en", taught) == {"PG"}


def test_words_with_a_capital_count_only_with_one() -> None:
    taught = rule(WordKind.COUNTRY, "Polish", "PL")
    assert codes("They polish the floor.", "en", taught) == set()


def test_mentions_stand_where_the_words_stand() -> None:
    text = "«Хабар»: Ширинке нужна вода."
    taught = own(rule(WordKind.COUNTRY, "Ширинка", "AF"))
    (country,) = find_countries(text, "ru", "", taught)
    (mention,) = country.mentions
    assert (text[mention.start : mention.end], mention.confidence) == ("Ширинке", 1.0)


def test_who_speaks_is_as_the_desk_says() -> None:
    text = "“We wait,” Smith said on Monday. “Not long,” the governor said."
    taught = own(
        WordRuleDraft(WordKind.SPEAKER, "Smith", "John Smith", "envoy of Kenya"),
        rule(WordKind.SPEAKER, "The governor", "Ann Bell"),
    )
    smith, bell = find_quotes(text, "en", taught)
    assert (smith.name, smith.role, smith.country) == ("John Smith", "envoy of Kenya", "KE")
    assert (bell.name, bell.role) == ("Ann Bell", "the governor")
    assert text[slice(*bell.speaker_span or ())] == "the governor"


def test_words_never_mean_a_speaker() -> None:
    text = "John Smith came. “We wait,” Smith said."
    assert find_quotes(text, "en")[0].name == "John Smith"
    taught = own(rule(WordKind.NOT_SPEAKER, "Smith", "John Smith"))
    assert find_quotes(text, "en", taught)[0].name is None


def test_a_role_names_the_country_that_the_desk_says() -> None:
    text = "“We wait,” said Ann Bell, minister of Georgia."
    taught = own(rule(WordKind.COUNTRY, "Georgia", "US"))
    assert find_quotes(text, "en")[0].country == "GE"
    assert find_quotes(text, "en", taught)[0].country == "US"


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("en", "The minister thundered that the road would stay closed all winter.", "thundered"),
        ("en", "Ann Bell let it be known that the road would be closed.", "let it be known"),
        ("ru", "«Мы ждём», — молвил посол Иванов.", "молвил"),
        ("fr", "«Nous attendons», tonna le ministre Jean Blanc.", "tonna"),
        ("de", "„Wir warten“, donnerte der Minister Hans Weiß.", "donnerte"),
        ("es", "«Esperamos», bramó el ministro Juan Blanco.", "bramó"),
    ],
)
def test_an_own_cue_finds_what_is_said(language: str, text: str, cue: str) -> None:
    cues = {text[slice(*quote.cue)] for quote in find_quotes(text, language) if quote.cue}
    assert cue not in cues
    (quote,) = find_quotes(text, language, own(rule(WordKind.CUE, cue)))
    assert quote.cue is not None
    assert text[slice(*quote.cue)] == cue
    assert quote.speaker_text


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("en", "Smith noted that the road would be closed.", "noted"),
        ("en", "According to Ann Bell, the road would be closed.", "According to"),
        ("ru", "«Мы ждём», — заметил посол Иванов.", "заметил"),
        ("fr", "«Nous attendons», a déclaré le ministre Jean Blanc.", "a déclaré"),
        ("ar", "وقال الوزير إن الطريق سيبقى مغلقا طوال الشتاء.", "قال"),
    ],
)
def test_what_is_no_cue_tells_nothing(language: str, text: str, cue: str) -> None:
    assert any(quote.cue for quote in find_quotes(text, language))
    found = find_quotes(text, language, own(rule(WordKind.NOT_CUE, cue)))
    assert not any(quote.cue for quote in found)


def test_words_of_another_outlet_do_not_count() -> None:
    lists = WordLists((rule(WordKind.COUNTRY, "Georgia", "US", Scope.OUTLET),))

    def code(domain: str) -> str:
        block = BlockDraft(BlockKind.PARAGRAPH, "Georgia paid for it.")
        draft = ArticleDraft("", (block,), Format.TEXT, source=SourceDraft("", domain))
        (page,) = understand_pages([PageDraft("a", "00", article=draft)], lists)
        assert page.article is not None
        return (page.article.countries or ())[0].code

    assert code("news.example.org") == "US"
    assert code("other.example.net") == "GE"


def test_lists_are_sent_as_their_rules() -> None:
    lists = WordLists((rule(WordKind.COUNTRY, "Georgia", "US"),))
    assert lists.finds_countries is not None
    assert pickle.loads(pickle.dumps(lists)) == lists


RULES = st.lists(
    st.builds(
        rule,
        st.sampled_from([WordKind.COUNTRY, WordKind.NOT_COUNTRY]),
        st.sampled_from(["Georgia", "GEORGIA"]),
        st.sampled_from(["GE", "US"]),
        st.sampled_from(list(Scope)),
    ),
    max_size=8,
)


@given(RULES)
def test_narrow_beats_wide_late_beats_early_never_beats_means(rules: list[WordRuleDraft]) -> None:
    ruling = own(*rules).ruling(rules)
    barred: set[str] = set()
    expected = None
    for scope in (Scope.ARTICLE, Scope.OUTLET, Scope.DESK):
        barred |= {r.meaning.lower() for r in rules if r.scope is scope and r.kind.never}
        means = [r for r in rules if r.scope is scope and not r.kind.never]
        if means and means[-1].meaning.lower() not in barred:
            expected = means[-1]
            break
    assert ruling.rule == expected
    if expected is None:
        assert ruling.never == frozenset(barred)


@given(RULES, RULES)
def test_rules_of_an_article_overrule_all_others(
    rules: list[WordRuleDraft], more: list[WordRuleDraft]
) -> None:
    wide = [r for r in more if r.scope is not Scope.ARTICLE]
    narrow = [r for r in rules if r.scope is Scope.ARTICLE]
    alone = own(*narrow).ruling(narrow)
    if alone.rule:
        assert own(*wide, *narrow).ruling([*wide, *narrow]).rule == alone.rule


@given(RULES)
def test_what_is_never_meant_is_not_found(rules: list[WordRuleDraft]) -> None:
    found = codes("Georgia paid for it.", "en", *rules)
    ruling = own(*rules).ruling(rules)
    if ruling.rule:
        assert found == {ruling.rule.meaning}
    else:
        assert not {code.lower() for code in found} & ruling.never
