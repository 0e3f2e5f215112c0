"""Own sentences in many languages, each with all that is said in it."""

import itertools
from collections import Counter
from pathlib import Path

import pytest

from briefbench.analysis.quotes import find_quotes
from briefbench.model.drafts import BREAK

SENTENCES = Path(__file__).parents[1] / "data" / "quotes" / "sentences.tsv"
FULL = {"en", "ru", "fa", "ar", "ur", "fr", "de", "es"}


def rows():
    """Give language, text and expected statements of each sentence."""
    lines = [
        line.split("\t")
        for line in SENTENCES.read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    for (language, text), group in itertools.groupby(lines, key=lambda row: (row[0], row[6])):
        expected = [tuple(row[1:6]) for row in group if row[1] != "none"]
        yield language, text.replace("¶", BREAK), expected


@pytest.mark.parametrize(("language", "text", "expected"), list(rows()))
def test_sentence(language, text, expected):
    found = [
        (
            str(quote.kind),
            quote.speaker_text or "-",
            quote.role or "-",
            text[quote.cue[0] : quote.cue[1]] if quote.cue else "-",
            " ".join(text[a:b] for a, b in quote.spans),
        )
        for quote in find_quotes(text, language)
    ]
    assert found == [(*rest, content.replace("¶ ", "")) for *rest, content in expected]


def test_there_are_enough_of_each_language():
    count = Counter(language for language, _, _ in rows())
    assert sum(count.values()) >= 150
    assert all(count[language] >= 12 for language in FULL)
