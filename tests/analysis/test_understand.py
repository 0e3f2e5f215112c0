"""The whole room: the page the program began with, what is kept, and hostile text."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefbench.analysis import understand
from briefbench.model.drafts import BREAK, ArticleDraft, BlockDraft
from briefbench.model.kinds import BlockKind, Format

SEED = json.loads(
    (Path(__file__).parents[1] / "data" / "seed" / "expect.json").read_text(encoding="utf-8")
)


def draft_of(*paragraphs, title=""):
    blocks = tuple(BlockDraft(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return ArticleDraft(title=title, blocks=blocks, format=Format.TEXT)


@pytest.fixture(scope="module")
def seed():
    return understand(draft_of(*SEED["body"], title=SEED["title"]))


def test_seed_language_and_countries(seed):
    assert seed.language == "en"
    assert sorted(country.code for country in seed.countries) == SEED["countries_mentioned"]
    about = {country.code for country in seed.countries if country.about}
    assert about - set(SEED["countries_about_optional"]) == set(SEED["countries_about"])


def test_seed_statements(seed):
    body = seed.body
    assert len(seed.quotes) == len(SEED["statements"])
    for quote, expected in zip(seed.quotes, SEED["statements"], strict=True):
        words = " ".join(body[start:end] for start, end in quote.spans)
        assert expected["content"].strip(".") in words
        assert quote.kind == expected["kind"]
        assert expected["speaker"] in quote.speaker_text
        assert body[quote.cue[0] : quote.cue[1]] == expected["cue"]
        assert expected["role"] in quote.role
        assert quote.name == expected["name"]


def test_seed_fingerprint(seed):
    assert len(seed.fingerprint) > 10


def test_what_is_given_is_kept():
    given = replace(
        draft_of("“Yes,” said Ann Bell of Kenya."),
        language="fr",
        countries=(),
        quotes=(),
        fingerprint=("00000008",),
        chain=(),
    )
    assert understand(given) == given


def test_the_tail_is_not_read():
    tail = BlockDraft(BlockKind.PARAGRAPH, "“No,” said France.", tail=True)
    draft = draft_of("Nothing was said in Chile.")
    found = understand(replace(draft, blocks=(*draft.blocks, tail)))
    assert [country.code for country in found.countries] == ["CL"]
    assert found.quotes == ()


def test_empty_body():
    found = understand(draft_of())
    assert (found.language, found.countries, found.quotes, found.fingerprint) == ("", (), (), ())


HOSTILE = {
    "one word": "a",
    "marks": "“",
    "plain marks": '"',
    "pairs": "“”",
    "verbs": "said ",
    "verbs and commas": "he said, ",
    "answers": "“a” said B ",
    "open paragraphs": f"“a{BREAK}",
    "names": "Vladimir Putin ",
    "cities": "Paris, ",
    "initials": "A.",
    "breaks": "\n",
    "blanks": " \n",
    "according": "according to ",
    "guillemets": "«",
    "Russian answers": "«а» сказал Б. ",
    "Russian verbs inside": "«сказал» ",
    "brackets": "(",
    "accents": "e\u0301",
    "single marks": "‘a,’ ",
    "lone surrogates": "\ud800 ",
}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_at_most_thrice_the_work(calls, piece, language):
    size = 3_000 // len(piece)
    draft = replace(draft_of("Russia said so."), language=language)
    understand(draft)  # tables are built once
    small = calls(lambda: understand(replace(draft_of(piece * size), language=language)))
    large = calls(lambda: understand(replace(draft_of(piece * size * 2), language=language)))
    assert large <= 3 * small + 1_000
