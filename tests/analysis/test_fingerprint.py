from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.fingerprint import fingerprint_of

STORY = " ".join(f"word{number} and thing{number * 7}" for number in range(150))


def test_sorted_unique_hexadecimal():
    found = fingerprint_of(STORY + " " + STORY)
    assert list(found) == sorted(set(found))
    assert all(len(one) == 8 and int(one, 16) % 8 == 0 for one in found)


def test_about_one_run_in_eight_is_kept():
    assert 30 <= len(fingerprint_of(STORY)) <= 90


def test_case_and_punctuation_do_not_count():
    assert fingerprint_of(STORY) == fingerprint_of(STORY.upper().replace(" ", ",  "))


def test_a_shortened_copy_is_contained():
    whole, part = set(fingerprint_of(STORY)), set(fingerprint_of(STORY[: len(STORY) // 3]))
    assert part
    assert len(part - whole) <= 1


def test_chinese_counts_characters():
    assert fingerprint_of("外交部长离开了会议厅然后回到办公室继续工作到深夜才休息" * 2)


def test_short_text_has_none():
    assert fingerprint_of("only four words here") == ()


@given(st.text(max_size=300))
def test_any_text(text):
    found = fingerprint_of(text)
    assert list(found) == sorted(set(found))
