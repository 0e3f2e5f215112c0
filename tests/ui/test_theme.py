"""The tokens of look.md: contrast, and heights that follow the text."""

import re

import pytest

from briefbench.model.kinds import MarkColour, Tlp
from briefbench.ui.style_sheet import style_sheet
from briefbench.ui.theme import DARK, LIGHT, TLP, TLP_GROUND, MarkState, Role, Theme

LEAST = 4.5


def luminance(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink, ground):
    bright, dim = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def text_pairs(scheme):
    grounds = ("window", "surface", "raised", "accent_soft", "hover")
    for ink in ("text", "text_2", "text_3", "accent"):
        for ground in grounds:
            yield f"{ink} on {ground}", getattr(scheme, ink), getattr(scheme, ground)
    yield "on_accent on accent", scheme.on_accent, scheme.accent
    yield "text on sunken", scheme.text, scheme.sunken
    yield "text_2 on sunken", scheme.text_2, scheme.sunken
    yield "text on hit", scheme.text, scheme.hit
    for name in ("danger", "warning", "ok"):
        for ground in ("window", "surface", "raised", f"{name}_soft"):
            yield f"{name} on {ground}", getattr(scheme, name), getattr(scheme, ground)
    for state, mark in scheme.marks.items():
        yield f"text on {state}", scheme.text, mark.fill
    for colour, mark in scheme.colours.items():
        yield f"text on {colour}", scheme.text, mark.fill
    for number, colour in enumerate(scheme.series):
        yield f"series {number}", colour, scheme.surface


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda s: s.name)
def test_every_pair_that_carries_text_is_read_easily(scheme):
    low = {
        what: contrast(ink, ground)
        for what, ink, ground in text_pairs(scheme)
        if contrast(ink, ground) < LEAST
    }
    assert not low


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda s: s.name)
def test_marks_are_told_apart_by_their_lines_alone(scheme):
    open_and_broken = [m for s, m in scheme.marks.items() if s is not MarkState.ACCEPTED]
    patterns = [mark.pattern for mark in (*open_and_broken, *scheme.colours.values())]
    assert set(scheme.colours) == set(MarkColour)
    assert len(set(patterns)) == len(patterns)
    assert all(contrast(m.line, scheme.surface) >= 3 for m in scheme.colours.values())


def test_handling_marks_are_read_easily_and_all_there():
    assert set(TLP) == set(Tlp)
    assert all(contrast(ink, TLP_GROUND) >= LEAST for ink in TLP.values())


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
def test_a_line_always_holds_its_text(theme, scale):
    theme = Theme(LIGHT, scale)
    for role in Role:
        assert theme.line(role) >= theme.metrics(role).height()


def test_the_style_sheet_is_filled_in_and_grows(theme):
    small, large = style_sheet(Theme(LIGHT, 1.0)), style_sheet(Theme(DARK, 1.5))
    assert "$" not in small + large
    assert LIGHT.window in small
    assert DARK.window in large
    height = re.compile(r'bar="header"\] \{ min-height: (\d+)px')
    assert int(height.search(large)[1]) > int(height.search(small)[1])


def test_a_change_of_scheme_reaches_the_application(theme, qapp):
    theme.show(DARK)
    assert qapp.palette().window().color().name() == DARK.window
    theme.show(LIGHT)
    assert qapp.palette().window().color().name() == LIGHT.window
