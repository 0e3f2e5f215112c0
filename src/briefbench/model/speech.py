"""Which words of a quote are the speaker's own."""

from __future__ import annotations

from briefbench.model.kinds import SpeechKind

_MARKS = frozenset('“”„«»「」『』"')


def is_all_said(kind: SpeechKind, words: str) -> bool:
    """Say whether words are the speaker's from end to end, so that quotation marks go around them.

    Reported speech is the outlet's. Mixed speech brings its own marks for the part that was said;
    where it has none inside, it stood in marks as a whole.

    Args:
        kind: How the words of the speaker are given.
        words: The words as they are shown, without marks around them.

    """
    match kind:
        case SpeechKind.DIRECT:
            return True
        case SpeechKind.REPORTED:
            return False
    return not _MARKS & set(words)
