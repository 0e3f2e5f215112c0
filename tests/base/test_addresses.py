import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.base.addresses import address_key

PAGE = "https://www.vakhsh.example/2026/10/13/canal"


@pytest.mark.parametrize(
    "same",
    [
        "http://vakhsh.example/2026/10/13/canal",
        "https://www.vakhsh.example:443/2026/10/13/canal/",
        "https://m.vakhsh.example/2026/10/13/canal#comments",
        "https://amp.vakhsh.example/2026/10/13/canal/amp",
        "https://www.vakhsh.example/2026/10/13/canal?utm_source=mail&utm_medium=x&fbclid=7",
        "https://WWW.Vakhsh.example/2026/10/13/canal/index.html",
        "  https://www.vakhsh.example/2026/10/13/c%61nal ",
    ],
)
def test_addresses_of_the_same_page(same):
    assert address_key(same) == address_key(PAGE) == "vakhsh.example/2026/10/13/canal"


@pytest.mark.parametrize(
    "other",
    [
        "https://www.vakhsh.example/2026/10/13/canals",
        "https://www.vakhsh.example/2026/10/13/canal?page=2",
        "https://www.vakhsh.example:8080/2026/10/13/canal",
        "https://vakhsh.example.org/2026/10/13/canal",
        "https://www.vakhsh.example/2026/10/13/CANAL",
    ],
)
def test_addresses_of_other_pages(other):
    assert address_key(other) not in {None, address_key(PAGE)}


def test_parameters_that_name_the_page_count_in_any_order():
    one = address_key("https://a.example/news.php?id=7&lang=ru&utm_campaign=x")
    assert one == address_key("https://a.example/news.php?lang=ru&id=7")
    assert one != address_key("https://a.example/news.php?lang=ru&id=8")
    assert address_key("https://a.example/?id=7") == "a.example?id=7"


@pytest.mark.parametrize(
    "none",
    [
        *(None, "", "about:blank", "file:///home/a/page.html", "ftp://a.example/x", "a.example/x"),
        *("https://a.example", "https://www.a.example/", "https://a.example/index.html"),
        *("https://[broken/x", "https://a.example:port/x", "https:///x"),
        "https://a.example/" + "x" * 3000,
    ],
)
def test_what_names_no_single_page(none):
    assert address_key(none) is None


@given(st.text(max_size=80))
def test_any_text_gives_a_key_or_none_and_the_key_is_stable(text):
    for address in (text, f"https://a.example/{text}"):
        key = address_key(address)
        assert key is None or address_key(f"https://{key}") == key
