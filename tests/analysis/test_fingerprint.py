from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.fingerprint import fingerprint_of, numbers_of, share_of, shared

STORY = " ".join(f"word{number} and thing{number * 7}" for number in range(150))


def test_sorted_unique_hexadecimal():
    found = fingerprint_of(STORY + " " + STORY)
    assert list(found) == sorted(set(found))
    assert all(len(one) == 8 for one in found)
    assert [int(one, 16) % 8 == 0 for one in found].count(False) == 1


def test_about_one_run_in_eight_is_kept():
    assert 30 <= len(fingerprint_of(STORY)) <= 90


def test_case_and_punctuation_do_not_count():
    assert fingerprint_of(STORY) == fingerprint_of(STORY.upper().replace(" ", ",  "))


def test_a_shortened_copy_is_contained():
    whole, part = set(fingerprint_of(STORY)), set(fingerprint_of(STORY[: len(STORY) // 3]))
    assert part
    assert len(part - whole) <= 2  # the last run, and the sum of the whole
    assert share_of(numbers_of(part), numbers_of(whole)) > 0.9
    assert shared(numbers_of(part), numbers_of(whole))


def test_chinese_counts_characters():
    assert fingerprint_of("外交部长离开了会议厅然后回到办公室继续工作到深夜才休息" * 2)


def test_a_short_text_is_known_by_the_whole_of_it():
    short = numbers_of(fingerprint_of("Only four words here."))
    assert len(short) == 1
    assert shared(short, numbers_of(fingerprint_of("only four   words HERE")))
    assert not shared(short, numbers_of(fingerprint_of("Only four words there.")))
    assert fingerprint_of(" … ") == ()


def test_few_runs_or_a_small_part_are_no_copy():
    runs = range(0, 800, 8)
    assert not shared(runs[:3], runs[:3])
    assert len(shared(runs[:4], runs)) == 4
    assert shared(runs[:40], runs[28:90])
    assert not shared(runs[:40], runs[29:90])
    assert not shared(runs[:40], runs[20:60], common=runs[20:40])
    assert share_of(runs[:40], runs[30:90]) == 0.25
    assert share_of((), runs) == 0.0


def test_numbers_of_hostile_fingerprints():
    assert numbers_of(["00000008", "x", "", "-1", "123456789", None, "00000010"]) == {8, 16}
    assert len(numbers_of(f"{n:08x}" for n in range(20_000))) == 8000


@given(st.text(max_size=300))
def test_any_text(text):
    found = fingerprint_of(text)
    assert list(found) == sorted(set(found))
