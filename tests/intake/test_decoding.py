import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.intake.decoding import decode, wide_encoding

RUSSIAN = "Водный совет сообщил, что нижний шлюз останется закрытым до весны. " * 4
FRENCH = "Le préfet a déclaré : « L’écluse reste fermée jusqu’à l’été », d’après l’agence. " * 4


@pytest.mark.parametrize(
    "label", ["windows-1251", "iso-8859-1", "us-ascii", "utf-8", "", "no-such"]
)
def test_cyrillic_whatever_the_label_says(label):
    text = f'<meta charset="{label}"><p>{RUSSIAN}'
    assert RUSSIAN in decode(text.encode("cp1251"))


@pytest.mark.parametrize("encoding", ["koi8-r", "iso8859-5", "cp866", "mac-cyrillic"])
def test_a_label_that_is_right(encoding):
    assert decode(RUSSIAN.encode(encoding), encoding) == RUSSIAN


def test_latin_1_means_what_browsers_take_it_for():
    assert decode(FRENCH.encode("cp1252"), "iso-8859-1") == FRENCH
    assert decode("“Ça”".encode("cp1252"), "latin1") == "“Ça”"
    assert decode("中文".encode("gbk"), "gb2312") == "中文"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [RUSSIAN, FRENCH, "<p>Plain English text, all of it.</p>", "سد النهر مغلق"]
)
def test_two_bytes_a_letter_without_a_mark(encoding, text):
    assert decode(text.encode(encoding)) == text


def test_other_text_is_not_of_two_bytes():
    for encoding in ("utf-8", "cp1251", "koi8-r", "gbk"):
        assert wide_encoding((RUSSIAN + "中文").encode(encoding, "replace")) == ""
    assert wide_encoding(b"\x00" * 100) == ""
    assert wide_encoding(b"") == ""


@pytest.mark.parametrize(
    "name", ["punycode", "idna", "hex", "zlib", "rot13", "unicode_escape", "utf-7"]
)
def test_what_is_no_encoding_of_pages_is_not_used(name):
    content = b"\xe9" + b"+AGE- \\u0041 plain words " * 20
    assert "+AGE- \\u0041 plain" in decode(content, name)


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_become_text(content, declared):
    assert isinstance(decode(content, declared), str)


@given(st.text(max_size=300))
def test_utf_8_stays_itself(text):
    try:
        content = text.encode()
    except UnicodeEncodeError:
        return
    if not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and not wide_encoding(
        content
    ):
        assert decode(content) == text
