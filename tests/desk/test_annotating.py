import json
from dataclasses import replace

import pytest

from briefbench import desk
from briefbench.analysis import understand_anew
from briefbench.base.errors import ExportFailed, UnreadablePage
from briefbench.model.kinds import MarkColour
from tests.desk.test_history import contents
from tests.desk.test_reviewing import LONG, SAID, marked, read_as
from tests.making import BODY, add_original, draft_of

ADDRESS = "https://herald.example/world/41-attempts"


def add_page(library, *, url=ADDRESS, content=b"the page", body=(BODY[0], SAID)):
    draft = understand_anew(draft_of(body=body, url=url, tail=("Read also",)))
    return add_original(library, content, "page.html", draft)


@pytest.fixture
def other(new_library):
    """Another library that holds the same page."""
    library = new_library()
    add_page(library)
    yield library
    library.close()


@pytest.fixture
def full(library):
    """A library with quotes of every state."""
    article = add_page(library)
    placed = marked(library, article, LONG)
    desk.set_quote_speaker(library, [placed], "Saimumin Yatimov", "deputy chief", "TJ")
    desk.set_quote_comment(library, placed, "As in spring.\n\nAnd more.")
    desk.set_quote(
        library,
        placed,
        translation="Мы видим старую дорогу",
        translator="The desk",
        translation_language="ru",
    )
    desk.colour_quotes(library, [placed], MarkColour.PURPLE)
    for path in ("border/night", "trucks"):
        desk.tag_quotes(library, [placed], path)
    desk.mark_quote(library, article, [(0, 0, 7), (1, 0, 7)], speaker="Customs office")
    desk.mark_quote(library, article, [(2, 0, 4)])
    for words in ("deputy chief of", "border service"):
        marked(library, article, words)
    read_as(library, article, BODY[0], SAID.partition(" of the")[0], tail=("Read also",))
    waiting = [row.id for row in desk.list_quotes(library) if row.review]
    assert len(waiting) == 2
    desk.keep_without_place(library, waiting[1:])
    return library


def rows(library):
    """Return the quotes without what belongs to the one library alone."""
    return [
        replace(
            row,
            id=0,
            article_id=0,
            tags=(),
            countries=(),
            own_tags=tuple(tag.path for tag in row.own_tags),
        )
        for row in desk.list_quotes(library)
    ]


def test_what_was_exported_and_imported_is_the_same(full, other, tmp_path):
    path = tmp_path / "quotes.jsonld"
    assert desk.export_annotations(full, path) == 5
    article = desk.find_articles(other, "").ids[0]
    read_as(other, article, BODY[0], SAID.partition(" of the")[0], tail=("Read also",))
    report = desk.import_annotations(other, path)
    assert (len(report.new), report.known, report.review, report.left) == (5, 0, 2, ())
    assert rows(other) == rows(full)
    again = tmp_path / "again.jsonld"
    desk.export_annotations(other, again)
    one, two = (json.loads(each.read_text()) for each in (path, again))
    for page in (one, two):
        for annotation in page["items"]:
            targets = annotation["target"]
            for target in targets if isinstance(targets, list) else [targets]:
                del target["source"]["briefbench:article"]  # each library's own
    assert one == two


def test_a_second_import_takes_nothing_and_undo_takes_all_back(full, other, tmp_path):
    path = tmp_path / "quotes.jsonld"
    desk.export_annotations(full, path)
    before = contents(other)
    desk.import_annotations(other, path)
    after = contents(other)
    report = desk.import_annotations(other, path)
    assert (report.new, report.known) == ((), 5)
    assert desk.annotations_label(report) == "0 quotes taken · 5 known"
    assert contents(other) == after
    assert desk.undo(other) == "Import 5 annotations"
    assert contents(other) == before


def test_what_is_written_are_web_annotations(full, tmp_path):
    path = tmp_path / "quotes.jsonld"
    desk.export_annotations(full, path)
    page = json.loads(path.read_text())
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    first = page["items"][0]
    assert first["type"] == "Annotation"
    assert first["id"].startswith("urn:uuid:")
    assert [body["value"] for body in first["body"] if body["purpose"] == "tagging"] == [
        "border/night",
        "trucks",
    ]
    assert {b["purpose"]: b["value"] for b in first["body"] if b["purpose"] != "tagging"} == {
        "briefbench:translating": "Мы видим старую дорогу",
        "identifying": "Saimumin Yatimov",
        "describing": "deputy chief",
        "commenting": "As in spring.\n\nAnd more.",
    }
    source = first["target"]["source"]
    assert source["id"] == ADDRESS
    assert len(source["briefbench:sha256"]) == 64
    quoted, position = first["target"]["selector"]
    assert (quoted["type"], quoted["exact"]) == ("TextQuoteSelector", LONG)
    assert quoted["suffix"].startswith(" said the deputy")
    assert position["end"] - position["start"] == len(LONG)
    assert [len(each["target"]) for each in page["items"][1:2]] == [2]  # one for each span


def foreign(tmp_path, *annotations):
    path = tmp_path / "foreign.jsonld"
    path.write_text(json.dumps(list(annotations)))
    return path


def annotation(number, exact, prefix="", suffix="", source=ADDRESS, **more):
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    selectors = [selector, *([{"type": "TextPositionSelector"} | more] if more else [])]
    return {
        "type": "Annotation",
        "id": f"https://h.example/{number}",
        "target": {"source": source, "selector": selectors},
    }


def test_annotations_of_other_programs_stand_only_where_that_is_certain(other, tmp_path):
    path = foreign(
        tmp_path,
        annotation(1, LONG),
        annotation(
            2, "deputy chief", "night, and nobody counts the trucks,” said the ", " of the b"
        ),
        annotation(3, "Customs", start=0),
        annotation(4, "the", start=5, end=8),
        annotation(5, "words that stand nowhere on the page", "a", "b"),
        annotation(6, "far away", source="https://elsewhere.example/"),
        {"type": "Annotation", "target": 7},
    )
    report = desk.import_annotations(other, path)
    assert [(row.words, row.review) for row in desk.list_quotes(other)] == [
        (LONG, False),
        ("deputy chief", False),
        ("Customs", True),
        ("the", True),
        ("words that stand nowhere on the page", True),
    ]
    assert (len(report.new), report.review, [one.number for one in report.left]) == (5, 3, [6, 7])
    assert "https://elsewhere.example/" in report.left[0].why
    assert desk.annotations_label(report) == "5 quotes taken · 3 to review · 2 left out"
    assert desk.count_quotes_to_review(other) == 3
    assert desk.import_annotations(other, path).known == 5


def test_of_several_versions_of_a_page_the_one_with_the_words_is_meant(other, tmp_path):
    add_page(other, content=b"later", body=(BODY[0], SAID.replace("trucks", "lorries")))
    older, newer = 1, 2
    desk.import_annotations(
        other,
        foreign(tmp_path, annotation(1, LONG), annotation(2, BODY[0]), annotation(3, "nowhere")),
    )
    found = {row.words: row.article_id for row in desk.list_quotes(other)}
    assert found == {LONG: older, BODY[0]: newer, "nowhere": newer}


def test_files_that_cannot_be_are_told(other, tmp_path):
    with pytest.raises(UnreadablePage, match="cannot be opened"):
        desk.import_annotations(other, tmp_path / "none.jsonld")
    with pytest.raises(ExportFailed):
        desk.export_annotations(other, tmp_path / "none" / "a.jsonld")
    assert desk.export_annotations(other, tmp_path / "empty.jsonld") == 0
    with pytest.raises(UnreadablePage, match="no annotations"):
        desk.import_annotations(other, tmp_path / "empty.jsonld")
