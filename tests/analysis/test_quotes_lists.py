"""The tables the quote finder reads: complete, in order, each known by its version."""

import itertools
import re

import pytest

from briefbench.analysis.quotes.confidence import confidence_of, rule_of
from briefbench.analysis.quotes.lists import listed, table_rows
from briefbench.analysis.quotes.tongues import tongue_of
from briefbench.analysis.quotes.verbs import CUES, Force
from briefbench.base.places import resource
from briefbench.model.kinds import SpeechKind

TABLES = sorted(path.name for path in resource("quotes").glob("*.tsv"))
LANGUAGES = {row[0] for row in table_rows("languages.tsv")}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_tells_its_version(name):
    head = resource("quotes", name).read_text("utf-8").split("\n\n")[0]
    assert re.search(r"^# Version \d+\.", head, re.MULTILINE)


def test_each_verb_has_a_force_and_stands_once():
    bases = [row[1] for row in table_rows("english_verbs.tsv")]
    assert len(bases) == len(set(bases))
    assert {verb.force for verb in CUES.values()} == set(Force)


@pytest.mark.parametrize(
    ("form", "base"), [("says", "say"), ("replied", "reply"), ("noting", "note"), ("told", "tell")]
)
def test_forms_lead_to_their_verb(form, base):
    assert CUES[form].base == base


def test_an_unknown_list_is_a_mistake():
    with pytest.raises(KeyError):
        listed("nonsense")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_language_finds_its_own_verbs(language):
    tongue = tongue_of(language)
    rows = [row for row in table_rows("languages.tsv") if row[:2] == [language, "verb"]]
    for _, _, forms, endings in rows:
        for form in forms.split("|"):
            for ending in endings.split("|"):
                word = form + ending.removeprefix("-")
                assert tongue.verbs.fullmatch(word)


def test_there_is_no_tongue_without_a_table():
    assert tongue_of("xx") is None


def test_each_rule_has_its_confidence():
    speakers, cues = (
        ("named", "pronoun", "other", ""),
        ("", ":", "said", "according to", "calls for"),
    )
    for kind, force, speaker, cue, that in itertools.product(
        SpeechKind, [None, *Force], speakers, cues, [True, False]
    ):
        assert 0 < confidence_of(rule_of(kind, force, speaker, cue=cue, that=that)) < 1


def test_only_direct_speech_with_verb_and_speaker_is_taken_without_being_asked():
    sure = {rule for rule, value, *_ in table_rows("confidence.tsv") if float(value) >= 0.9}
    assert sure
    assert all(rule.startswith(("direct, said", "other language, direct")) for rule in sure)


def test_confidence_is_what_was_measured_or_less():
    for _rule, value, right, count, *_ in table_rows("confidence.tsv"):
        if count.isdigit() and int(count) >= 10:
            assert float(value) <= int(right) / int(count) + 0.01
