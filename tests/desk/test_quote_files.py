"""Quotes as files: what spreadsheets, other programs and word processors get."""

import csv
import io
import json
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from briefbench import desk
from briefbench.base.errors import BriefBenchError, Cancelled, Refused
from briefbench.desk.quote_files import COLUMNS
from briefbench.model.drafts import BREAK
from tests.making import add_drafts, draft_of

ARABIC = "قال: “نحن نراقب الحدود ليلا ونهارا مع جيراننا.”"
EMOJI = "At 5 🐎 riders came. “We counted 41 riders on the old road,” said the officer."


@pytest.fixture
def articles(library):
    """Three articles, each with one quote; the second has more than one block and an emoji."""
    return add_drafts(
        library,
        [
            draft_of(url="https://herald.test/41"),
            draft_of("=Riders", ("First words.", EMOJI), source="@Wire", published=None),
            draft_of("الحدود", (ARABIC,), language="ar", source="نهر الأخبار"),
        ],
    )


@pytest.fixture
def quotes(library, articles):
    found = [s.id for id_ in articles for s in desk.article_view(library, id_).suggestions]
    return desk.accept_suggestions(library, found)


def read_csv(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_csv_has_a_mark_headings_and_the_order_asked(library, quotes, tmp_path):
    path = tmp_path / "quotes.csv"
    asked = [quotes[2], quotes[0], 999]
    assert desk.export_quotes(library, asked, path) == 2
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,words,")
    lines = read_csv(path)
    assert tuple(lines[0]) == COLUMNS
    assert [line["source"] for line in lines] == ["نهر الأخبار", "Vakhsh Herald"]
    assert lines[1]["address"] == "https://herald.test/41"
    assert lines[1]["verbatim"] == "yes"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", " =", "\n="])
def test_no_cell_is_a_formula(library, quotes, tmp_path, sign):
    evil = f"{sign}HYPERLINK('http://x')"
    desk.set_quote_comment(library, quotes[1], evil)
    desk.set_quote(
        library, quotes[1], translation=f"x{evil}", translator="", translation_language="en"
    )
    path = tmp_path / "quotes.csv"
    desk.export_quotes(library, [quotes[1]], path)
    (line,) = read_csv(path)
    kept = desk.quotes_by_ids(library, [quotes[1]])[0].comment
    assert line["headline"] == "'=Riders"
    assert line["source"] == "'@Wire"
    assert line["comment"] in {kept, f"'{kept}"}
    assert not line["comment"].strip(" \n").startswith(("=", "+", "-", "@", "\t", "＝"))
    assert line["translation"].startswith("x")


def test_json_spans_cut_the_words_out_of_the_body(library, articles, quotes, tmp_path):
    desk.tag_quotes(library, quotes[1:2], "border/riders")
    path = tmp_path / "quotes.json"
    assert desk.export_quotes(library, quotes, path) == 3
    objects = json.loads(path.read_text("utf-8"))["quotes"]
    assert objects == desk.quote_objects(library, quotes)
    for id_, one in zip(articles, objects, strict=True):
        assert tuple(one) == (*COLUMNS, "spans")
        view = desk.article_view(library, id_)
        body = BREAK.join(block.text for block in view.blocks if not block.tail)
        assert [body[start:end] for start, end in one["spans"]] == [one["words"]]
        assert (one["article"], one["sha256"]) == (view.uid, view.original.sha256)
    assert objects[1]["tags"] == ["border/riders"]
    assert objects[1]["published"] is None
    assert objects[0]["about"] == ["TJ"]


def test_word_opens_and_holds_quotes_footnotes_and_right_to_left_runs(library, quotes, tmp_path):
    path = tmp_path / "quotes.docx"
    assert desk.export_quotes(library, quotes, path) == 3
    body = docx.Document(str(path)).element.body
    text = "".join(each.text or "" for each in body.iter(qn("w:t")))
    assert "We see the old route used by night" in text
    assert "We counted 41 riders on the old road" in text
    assert "نحن نراقب الحدود" in text
    with zipfile.ZipFile(path) as parts:
        document = parts.read("word/document.xml").decode()
        links = "".join(
            parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")
        )
    assert document.count("<w:footnoteReference ") >= 3
    assert "https://herald.test/41" in links
    assert "<w:rtl/>" in document
    assert "At a glance" not in text


@pytest.mark.parametrize("name", ["quotes.txt", "quotes", "quotes.csv.exe"])
def test_another_ending_is_refused(library, quotes, tmp_path, name):
    with pytest.raises(Refused) as refused:
        desk.export_quotes(library, quotes, tmp_path / name)
    assert ".docx" in refused.value.advice
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("ending", ["csv", "json", "docx"])
def test_none_are_a_whole_file_too(library, tmp_path, ending):
    path = tmp_path / f"none.{ending}"
    assert desk.export_quotes(library, [], path) == 0
    assert path.stat().st_size > 0


class Stops:
    def step(self, *_args, **_names):
        raise Cancelled


@pytest.mark.parametrize("ending", ["csv", "json", "docx"])
def test_what_is_stopped_or_fails_leaves_the_old_file(library, quotes, tmp_path, ending):
    path = tmp_path / f"quotes.{ending}"
    path.write_text("old", "utf-8")
    with pytest.raises(Cancelled):
        desk.export_quotes(library, quotes, path, Stops())
    assert path.read_text("utf-8") == "old"
    with pytest.raises(BriefBenchError):
        desk.export_quotes(library, quotes, tmp_path / "missing" / path.name)
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".brief-")] == []
