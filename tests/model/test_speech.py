import pytest

from briefbench.model.kinds import SpeechKind
from briefbench.model.speech import is_all_said


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        (SpeechKind.DIRECT, "We wait", True),
        (SpeechKind.DIRECT, "He told me “no” twice", True),
        (SpeechKind.REPORTED, "that the gate opens", False),
        (SpeechKind.MIXED, "will open before the winter", True),
        (SpeechKind.MIXED, "that the gate “will open” and that it's safe", False),
        (SpeechKind.MIXED, "что ворота «откроются»", False),
    ],
)
def test_marks_go_around_what_was_said_from_end_to_end(kind, words, said):
    assert is_all_said(kind, words) is said
