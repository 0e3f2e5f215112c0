import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.source_chain import MOST, source_chain
from briefbench.model.drafts import BREAK


def chain(*blocks):
    body = BREAK.join(blocks)
    links = source_chain(body)
    for link in links:
        assert body[slice(*link.span)] == link.words
    return [(link.role.value, link.words) for link in links]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("MOSCOW, Oct 13 (Interfax) - The canal is open.", [("agency", "Interfax")]),
        ("KABUL (Pajhwok): The canal is open.", [("agency", "Pajhwok")]),
        ("The canal is open, TASS reported on Wednesday.", [("cited", "TASS")]),
        ("“It is open,” report Russian media.", [("cited", "Russian media")]),
        ("The daily Vakhsh Herald wrote that it is open.", [("cited", "daily Vakhsh Herald")]),
        ("It is open, according to the Amu Times.", [("cited", "Amu Times")]),
        (
            "It is open, citing Russian media, quoting V. Rahmonov.",
            [("cited", "Russian media"), ("quoted", "V. Rahmonov")],
        ),
        (
            "Об этом сообщает ТАСС со ссылкой на агентство «Волна».",
            [("cited", "ТАСС"), ("cited", "агентство «Волна»")],
        ),
        ("По данным российских СМИ, канал открыт.", [("cited", "российских СМИ")]),
        ("به گزارش خبرگزاری تسنیم، آبراه باز شد.", [("cited", "خبرگزاری تسنیم")]),
        ("به نقل از رسانه‌های روسیه، آبراه باز شد.", [("cited", "رسانه‌های روسیه")]),
        ("أفادت وكالة رويترز بأن القناة مفتوحة.", [("cited", "وكالة رويترز")]),
    ],
)
def test_whom_a_text_names(text, links):
    assert chain(text) == links


def test_the_nearest_comes_first_and_each_once():
    assert chain(
        "The canal is open, TASS reported, citing Russian media.",
        "TASS reported it again.",
        "More on that.",
        "(Reuters)",
    ) == [("agency", "Reuters"), ("cited", "TASS"), ("cited", "Russian media")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke according to plan.",
        "It was reported by the committee on water.",
        "Sparks reported a loss. The newspaper is thin. Though media matter, few said so.",
        "The trend reported by farmers goes on.",
        "The canal (see map) is open.",
    ],
)
def test_what_is_no_outlet(text):
    assert chain(text) == []


def test_an_agency_in_brackets_within_the_text_is_no_credit():
    middle = "The report (Reuters) of the past"
    assert chain("One.", "Two.", middle, "Four.", "Five.") == []


def test_a_text_about_the_press_has_an_end():
    names = ("TASS", "Reuters", "Interfax", "Xinhua", "IRNA", "Pajhwok", "Khovar", "Kabar", "UzA")
    assert len(chain(" ".join(f"{name} reported it." for name in names))) == MOST


@given(st.text(max_size=400))
def test_any_text_has_a_chain(text):
    chain(text)


@given(
    st.lists(
        st.sampled_from(
            ["citing ", "TASS ", "(", ") - ", "Russian media ", "\n\n", "reported ", "и "]
        )
    )
)
def test_any_words_have_a_chain(words):
    chain("".join(words))
