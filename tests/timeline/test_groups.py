"""Groups as series, against the plain way of asking each match."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefbench.model.series import Lines
from briefbench.timeline.groups import with_groups

CODES = ("TJ", "UZ", "DE")
GROUPS = {"Central Asia": {"TJ", "UZ", "KG"}, "Nobody": {"AQ"}}


@given(st.lists(st.sets(st.integers(0, 2)), max_size=8))
def test_a_match_has_a_group_once_when_it_is_about_any_member(about):
    pairs = [(row, code) for row, codes in enumerate(about) for code in sorted(codes)]
    days = np.ones(len(about), np.int32)
    lines = Lines(
        first_day=days,
        last_day=days,
        story=np.zeros(len(about), np.int64),
        key_rows=np.array([row for row, _ in pairs], np.int32),
        key_codes=np.array([code for _, code in pairs], np.int32),
        keys=CODES,
    )
    wide = with_groups(lines, GROUPS)
    assert wide.keys == (*CODES, *GROUPS)
    found = [
        (row, wide.keys[code])
        for row, code in zip(wide.key_rows.tolist(), wide.key_codes.tolist(), strict=True)
    ]
    expected = {(row, CODES[code]) for row, code in pairs}
    expected |= {(row, "Central Asia") for row, codes in enumerate(about) if codes & {0, 1}}
    assert sorted(found) == sorted(expected)
    assert [row for row, _ in found] == sorted(row for row, _ in found)
