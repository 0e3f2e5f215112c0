import pytest

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from briefbench.model.kinds import BorderKind
from tests.desk.test_imports import PAGE
from tests.making import BODY, add_article

LETTER = "Our letter comes on Fridays."
BODY_LONG = (BODY[0] * 6, LETTER, BODY[1])


def tail_of(library, article):
    return [b.text for b in desk.article_view(library, article).blocks if b.tail]


def source_of(library, article):
    return desk.article_view(library, article).source.id


def test_a_moved_block_is_remembered_explained_and_taken_back(library):
    article = add_article(library, body=BODY_LONG)
    (rule,) = desk.set_tail(library, article, [1], tail=True)
    assert (rule.kind, rule.text, rule.outlet) == (BorderKind.TAIL, LETTER, "vakhsh herald")
    assert rule.sentence == f"On vakhsh herald, “{LETTER}” is not part of the article."
    assert desk.list_border_rules(library) == [rule]
    assert desk.list_border_rules(library, source_of(library, article)) == [rule]
    desk.undo(library)
    assert desk.list_border_rules(library) == []
    assert LETTER not in tail_of(library, article)
    desk.redo(library)
    assert desk.list_border_rules(library) == [rule]
    desk.remove_border_rules(library, [rule.id])
    assert desk.list_border_rules(library) == []
    assert LETTER in tail_of(library, article)
    with pytest.raises(NotFound):
        desk.remove_border_rules(library, [rule.id])


def test_moving_it_back_takes_the_rule_away(library):
    article = add_article(library, body=BODY_LONG)
    desk.set_tail(library, article, [1], tail=True)
    assert desk.set_tail(library, article, [1], tail=False) == []
    assert desk.list_border_rules(library) == []
    assert desk.set_tail(library, article, [1], tail=True, remember=False) == []
    assert desk.list_border_rules(library) == []


def test_rules_are_applied_to_older_articles_only_when_asked_and_not_against_the_officer(library):
    first, second, third = (add_article(library, body=BODY_LONG, title=f"Page {n}") for n in "abc")
    other = add_article(library, body=BODY_LONG, source="Issyk Wire")
    desk.set_tail(library, third, [1], tail=True)
    desk.set_tail(library, third, [1], tail=False)
    desk.set_tail(library, first, [1], tail=True)
    assert LETTER not in tail_of(library, second)
    source = source_of(library, first)
    assert desk.apply_border_rules(library, source) == 1
    assert LETTER in tail_of(library, second)
    assert LETTER not in tail_of(library, third)
    assert LETTER not in tail_of(library, other)
    assert desk.find_articles(library, '"comes on fridays"').total == 2
    assert desk.undo(library) == "Apply border rules"
    assert LETTER not in tail_of(library, second)
    with pytest.raises(Refused):
        desk.apply_border_rules(library, source_of(library, other))
    with pytest.raises(NotFound):
        desk.apply_border_rules(library, 999)


def write_page(path, title, domain):
    text = PAGE.format(title=title).replace("</article>", f"<p>{LETTER}</p></article>")
    canonical = f'<link rel="canonical" href="https://{domain}/2026/10/13/{path.stem}">'
    path.write_text(text.replace("<head>", "<head>" + canonical))


def test_pages_that_come_in_later_are_read_by_the_rules(library, tmp_path):
    for name, title, domain in (
        ("a.html", "Canal to open in November", "amupost.example"),
        ("b.html", "Canal to open at last", "m.amupost.example"),
        ("c.html", "Canal to open nowhere", "issykwire.example"),
    ):
        write_page(tmp_path / name, title, domain)
    first = desk.import_paths(library, [tmp_path / "a.html"], jobs=1).lines[0].article_id
    blocks = desk.article_view(library, first).blocks
    (place,) = (b.position for b in blocks if b.text == LETTER)
    if not blocks[place].tail:
        desk.set_tail(library, first, [place], tail=True)
    report = desk.import_paths(library, [tmp_path / "b.html", tmp_path / "c.html"], jobs=1)
    same, other = (line.article_id for line in report.lines)
    assert LETTER in tail_of(library, same)
    assert LETTER not in tail_of(library, other)
    assert desk.read_again(library, [first], jobs=1).unchanged == 1
    assert LETTER in tail_of(library, first)


def test_rules_count_under_every_name_of_an_outlet_that_was_merged(library, tmp_path):
    tmp_path = tmp_path / "pages"
    tmp_path.mkdir()
    write_page(tmp_path / "a.html", "Canal to open in November", "amupost.example")
    write_page(tmp_path / "b.html", "Canal to open at last", "amu-post.example")
    report = desk.import_paths(library, [tmp_path], jobs=1)
    first, second = (line.article_id for line in report.lines)
    desk.merge_sources(library, [source_of(library, second)], source_of(library, first))
    blocks = desk.article_view(library, first).blocks
    (place,) = (b.position for b in blocks if b.text == LETTER)
    desk.set_tail(library, first, [place], tail=True)
    write_page(tmp_path / "c.html", "Canal to open in spring", "amu-post.example")
    third = desk.import_paths(library, [tmp_path / "c.html"], jobs=1).lines[0].article_id
    assert LETTER in tail_of(library, third)
    assert desk.apply_border_rules(library, source_of(library, second)) == 1
    assert LETTER in tail_of(library, second)
