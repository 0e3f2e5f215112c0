import pytest

from briefbench import desk
from briefbench.base.errors import NotFound, NothingFound, Refused
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket, Format, ItemKind, TextType, Tlp
from briefbench.timeline.chart import paper_chart
from tests.making import add_article


@pytest.fixture
def brief(library):
    return desk.make_brief(library, "Border weekly", tlp=Tlp.AMBER)


def headlines(library, brief):
    return {
        section.title: [(item.number, item.headline) for item in section.items]
        for section in desk.brief_view(library, brief).sections
    }


def test_articles_go_to_the_section_of_their_country(library, brief):
    tj = add_article(library, title="One")
    uz = add_article(library, title="Two", countries=(("UZ", True),))
    none = add_article(library, title="Three", countries=(("UZ", False),))
    items = desk.add_articles_to_brief(library, brief, [tj, uz, none])
    assert headlines(library, brief) == {
        "Tajikistan": [(1, "One")],
        "Uzbekistan": [(2, "Two")],
        "Other": [(3, "Three")],
    }
    assert desk.add_articles_to_brief(library, brief, [tj]) == items[:1]
    (first, *_) = desk.brief_view(library, brief).sections
    assert first.items[0].text.startswith("Customs in Dushanbe")
    assert first.items[0].caption == "Excerpt · Vakhsh Herald"
    assert first.items[0].tlp is Tlp.AMBER
    assert desk.article_rows(library, [tj])[0].briefed == ("Border weekly",)
    assert desk.find_articles(library, "is:briefed").total == 3


def test_a_quote_joins_the_item_of_its_article(library, brief, article):
    (suggestion,) = desk.article_view(library, article).suggestions
    quotes = desk.accept_suggestions(library, [suggestion.id])
    (item,) = desk.add_quotes_to_brief(library, brief, quotes)
    assert desk.add_quotes_to_brief(library, brief, quotes) == [item]
    (row,) = desk.brief_view(library, brief).sections[0].items
    assert [quote.id for quote in row.quotes] == quotes
    desk.remove_item_quote(library, item, quotes[0])
    assert desk.brief_view(library, brief).sections[0].items[0].quotes == ()


def test_what_is_added_at_a_place_is_one_change(library, brief):
    ids = [add_article(library, title=t, quotes=False) for t in "ABCD"]
    desk.add_articles_to_brief(library, brief, ids[:2])
    here = desk.brief_view(library, brief).sections[0].id
    desk.add_articles_to_brief(library, brief, ids[:0:-1], here, 1)  # B stands there already
    assert [h for _, h in headlines(library, brief)["Tajikistan"]] == ["A", "D", "C", "B"]
    assert desk.undo_label(library) == "Add 3 articles to brief"
    desk.undo(library)
    assert [h for _, h in headlines(library, brief)["Tajikistan"]] == ["A", "B"]
    desk.add_articles_to_brief(library, None, ids[:1])
    assert len(desk.list_briefs(library)) == 2
    desk.undo(library)
    assert [row.id for row in desk.list_briefs(library)] == [brief]


def test_several_items_move_in_one_change(library, brief):
    ids = [add_article(library, title=t, quotes=False) for t in "ABCD"]
    a, b, c, _d = desk.add_articles_to_brief(library, brief, ids)
    other = desk.add_section(library, brief, "Aid")
    here = desk.brief_view(library, brief).sections[0].id
    desk.move_items(library, [b], other, 0)
    desk.move_items(library, [a, b], here, 1)
    assert [h for _, h in headlines(library, brief)["Tajikistan"]] == ["C", "A", "B", "D"]
    desk.move_items(library, [c, b], other, 0)
    assert headlines(library, brief)["Aid"] == [(3, "C"), (4, "B")]
    desk.undo(library)
    assert headlines(library, brief)["Aid"] == []


def test_items_and_sections_move(library, brief):
    ids = [add_article(library, title=t, quotes=False) for t in "ABC"]
    a, b, c = desk.add_articles_to_brief(library, brief, ids)
    other = desk.add_section(library, brief, "Aid")
    here = desk.brief_view(library, brief).sections[0].id
    desk.move_items(library, [c], here, 0)
    assert headlines(library, brief)["Tajikistan"] == [(1, "C"), (2, "A"), (3, "B")]
    desk.move_items(library, [a], other, 0)
    assert headlines(library, brief) == {"Tajikistan": [(1, "C"), (2, "B")], "Aid": [(3, "A")]}
    desk.move_section(library, other, 0)
    assert list(headlines(library, brief)) == ["Aid", "Tajikistan"]
    desk.move_items(library, [b], other, 5)
    assert headlines(library, brief)["Aid"] == [(1, "A"), (2, "B")]
    desk.rename_section(library, other, "Relief")
    desk.remove_items(library, [c])
    assert headlines(library, brief) == {"Relief": [(1, "A"), (2, "B")], "Tajikistan": []}
    for _ in range(6):
        desk.undo(library)
    assert headlines(library, brief)["Tajikistan"] == [(1, "A"), (2, "B"), (3, "C")]


def test_fields_of_brief_and_item(library, brief, article):
    (item,) = desk.add_articles_to_brief(library, brief, [article])
    desk.set_item(library, item, comment="New.", tlp=Tlp.GREEN, text_type=TextType.SUMMARY)
    desk.set_brief(library, brief, number="37", author="Desk 4")
    view = desk.brief_view(library, brief)
    row = view.sections[0].items[0]
    assert (view.number, view.author) == ("37", "Desk 4")
    assert (row.comment, row.tlp, row.own_tlp) == ("New.", Tlp.GREEN, True)
    desk.set_glance(library, brief, [("A line.", row.uid), (" ", row.uid)])
    assert desk.brief_view(library, brief).glance == (("A line.", row.uid),)
    with pytest.raises(TypeError, match="colour"):
        desk.set_item(library, item, colour="red")
    with pytest.raises(Refused):
        desk.set_brief(library, brief, title=" ")
    assert desk.article_rows(library, [article])[0].briefed == ("No. 37",)


def test_what_is_an_excerpt_goes_into_a_brief_as_one(library, brief):
    article = add_article(library, kind=Format.FEED, excerpt=True)
    desk.add_articles_to_brief(library, brief, [article])
    (row,) = desk.brief_view(library, brief).sections[0].items
    assert row.text_type is TextType.EXCERPT
    assert row.caption == "Excerpt · Vakhsh Herald"


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_is_printed_as_it_was_put_there(library, brief, article, tmp_path, kind):
    add_article(library, published="2021-10-20", body=["Customs counted lorries in Dushanbe."])
    look = ChartLook(kind, share=True)
    desk.add_chart_to_brief(library, brief, ChartQuestion(by=Bucket.DAY), look=look)
    figure = desk.outline_of(library, brief).sections[0].items[0].figure
    series = desk.timeline(library, ChartQuestion(by=Bucket.DAY))
    assert figure.svg == paper_chart(series, desk.country_name, look).svg()
    assert figure.svg != paper_chart(series, desk.country_name).svg()


def test_chart_and_silence_are_items(library, brief, article):
    desk.add_chart_to_brief(library, brief, ChartQuestion("customs", by=Bucket.MONTH))
    desk.add_silence(library, brief)
    rows = desk.brief_view(library, brief).sections[0].items
    assert [row.kind for row in rows] == [ItemKind.CHART, ItemKind.SILENCE]
    outline = desk.outline_of(library, brief)
    chart, silence = outline.sections[0].items
    assert chart.figure.query == "customs"
    assert chart.figure.svg.lstrip().startswith("<?xml")
    assert "<svg" in chart.figure.svg
    assert silence.headline == "Nothing significant to report"


def test_the_outline_has_every_word_of_the_brief(library, brief, article):
    copy = add_article(library, source="Issyk Wire")
    (suggestion,) = desk.article_view(library, article).suggestions
    quotes = desk.accept_suggestions(library, [suggestion.id])
    (item,) = desk.add_quotes_to_brief(library, brief, quotes)
    desk.set_item(library, item, comment="Likely.", remark="As carried.")
    uid = desk.brief_view(library, brief).sections[0].items[0].uid
    desk.set_glance(library, brief, [("Old route used.", uid), ("Gone.", "no such uid")])
    outline = desk.outline_of(library, brief)
    (row,) = outline.sections[0].items
    (quoted,) = row.quotes
    assert quoted.words == "We see the old route used by night"
    assert quoted.verbatim
    assert quoted.reviewed
    assert row.carried == ("Issyk Wire",)
    assert (row.comment, row.remark, row.countries) == ("Likely.", "As carried.", ("TJ",))
    (evidence,) = outline.evidence
    assert evidence.key == row.evidence == quoted.evidence
    assert len(evidence.sha256) == 64
    assert [(line.text, line.item) for line in outline.glance] == [("Old route used.", 1)]
    assert outline.period == ("2026-10-13", "2026-10-13")
    assert desk.article_rows(library, [copy])[0].copies == 1


def test_removed_briefs_come_back_whole(library, brief, article):
    desk.add_articles_to_brief(library, brief, [article])
    before = desk.brief_view(library, brief)
    desk.remove_brief(library, brief)
    assert desk.list_briefs(library) == []
    with pytest.raises(NotFound):
        desk.brief_view(library, brief)
    desk.undo(library)
    assert desk.brief_view(library, brief) == before


def test_the_tray_holds_each_thing_once(library, article):
    desk.put_into_tray(library, article_ids=[article, article])
    desk.put_into_tray(library, article_ids=[article])
    (row,) = desk.tray(library)
    assert (row.words, row.caption) == ("Customs counts 41 attempts", "Vakhsh Herald")
    assert row.published == "2026-10-13"
    desk.take_from_tray(library, [row.id, 99])
    assert desk.tray(library) == []


def test_export_writes_both_documents_and_tells_what_to_look_at(library, brief, tmp_path):
    undated = add_article(library, published="")
    desk.add_articles_to_brief(library, brief, [undated])
    report = desk.export_brief(
        library, brief, pdf=tmp_path / "brief.pdf", docx=tmp_path / "brief.docx"
    )
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "brief.docx").read_bytes().startswith(b"PK")
    assert report.pages >= 1
    assert any(finding.item == 1 for finding in report.findings)
    assert report.findings == tuple(desk.check_brief(library, brief))
    assert desk.preview_pages(library, brief, 0.5)[0].startswith(b"\x89PNG")


def test_a_digest_takes_each_story_once_newest_first(library):
    add_article(library, title="Old", published="2026-09-01", body=("Old words here.",))
    add_article(library, title="New", published="2026-10-20")
    add_article(library, title="Copy", published="2026-10-21", source="Issyk Wire")
    add_article(library, title="Undated", published="", body=("No date at all.",))
    outline = desk.digest_outline(library, title="Digest", tlp=Tlp.GREEN)
    overview, section = outline.sections
    assert overview.items[0].figure is not None
    assert [item.headline for item in section.items] == ["Copy", "Old", "Undated"]
    assert section.items[0].carried == ("Vakhsh Herald",)
    (quoted,) = section.items[0].quotes
    assert not quoted.reviewed
    assert section.items[2].remark
    assert outline.tlp is Tlp.GREEN
    assert len(desk.digest_outline(library, limit=1).sections[1].items) == 1


def test_a_digest_of_nothing_is_refused_and_writes_nothing(library, tmp_path):
    with pytest.raises(NothingFound):
        desk.export_digest(library, pdf=tmp_path / "brief.pdf")
    assert not (tmp_path / "brief.pdf").exists()
