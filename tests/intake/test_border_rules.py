from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefbench.intake.border_rules import Learned, follow_rules, rules_of_move, with_rules
from briefbench.intake.ruled_pages import read_by_rules
from briefbench.model.drafts import BlockDraft, BorderRuleDraft, SourceDraft
from briefbench.model.kinds import BlockKind, BorderKind
from tests.making import draft_of

LONG = "The ministry of water said that the canal would be opened before the winter came. " * 3


def page(*texts, tail=()):
    """Return blocks; those named in ``tail`` are tail, short ones with a # are headings."""
    return [
        BlockDraft(
            BlockKind.HEADING if text.startswith("#") else BlockKind.PARAGRAPH,
            text,
            text in tail,
        )
        for text in texts
    ]


def rules(*pairs):
    return [BorderRuleDraft("amupost.example", kind, text) for kind, text in pairs]


def tails(blocks):
    return [block.text for block in blocks if block.tail]


def test_a_move_of_all_that_follows_is_known_by_its_first_line():
    blocks = page(LONG, "From our partners", "Win a car", "Lose weight")
    moved = [replace(block, tail=place > 0) for place, block in enumerate(blocks)]
    assert rules_of_move(moved, [1, 2, 3], tail=True) == [
        Learned(BorderKind.TAIL_FROM, "From our partners")
    ]


def test_single_short_blocks_are_known_by_their_words_and_long_ones_not_at_all():
    blocks = page("Share this", LONG, "Sign up for our letter", LONG)
    moved = [replace(block, tail=place in {0, 2}) for place, block in enumerate(blocks)]
    assert rules_of_move(moved, [0, 2], tail=True) == [
        Learned(BorderKind.TAIL, "Share this"),
        Learned(BorderKind.TAIL, "Sign up for our letter"),
    ]
    assert rules_of_move(page(LONG, LONG), [1], tail=True) == []


def test_what_is_moved_back_with_a_heading_is_known_by_the_heading():
    blocks = page(LONG, "Background", LONG, LONG)
    assert rules_of_move(blocks, [1, 2, 3], tail=False) == [
        Learned(BorderKind.BODY_FROM, "Background")
    ]


def test_a_line_ends_the_article_only_behind_some_text():
    rule = rules((BorderKind.TAIL_FROM, "From our partners"))
    late = page(LONG, "FROM our  partners", "Win a car")
    assert tails(follow_rules(late, rule)) == ["FROM our  partners", "Win a car"]
    early = page("From our partners", LONG, LONG)
    assert tails(follow_rules(early, rule)) == ["From our partners"]


def test_numbers_in_a_known_line_do_not_count():
    rule = rules((BorderKind.TAIL, "Comments (12)"))
    assert tails(follow_rules(page(LONG, "Comments (3)"), rule)) == ["Comments (3)"]


def test_a_section_that_is_the_articles_own_ends_at_the_next_heading():
    rule = rules((BorderKind.BODY_FROM, "Background"))
    texts = (LONG, "Background", "It began in spring.", "# More news", "Win a car")
    blocks = page(*texts, tail=texts[1:])
    assert tails(follow_rules(blocks, rule)) == ["# More news", "Win a car"]


def test_rules_never_leave_a_page_without_a_body():
    rule = rules((BorderKind.TAIL, "One line"))
    assert tails(follow_rules(page("One line"), rule)) == []


def test_rules_count_for_their_outlet_alone():
    rule = rules((BorderKind.TAIL, "Share this"))
    draft = draft_of(body=("Share this", LONG))
    assert with_rules(draft, rule) == draft
    own = replace(draft, source=SourceDraft("Amu Post", "www.amupost.example"))
    assert "Share this" in tails(with_rules(own, rule).blocks)


def test_a_worker_reads_by_the_rules(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        '<html><head><link rel="canonical" href="https://amupost.example/2026/10/13/a">'
        "<title>Canal to open in November</title></head><body><article>"
        f"<h1>Canal to open in November</h1><p>{LONG}</p><p>Our letter comes on Fridays.</p>"
        f"<p>{LONG.replace('canal', 'lock')}</p></article></body></html>"
    )
    rule = rules((BorderKind.TAIL, "Our letter comes on Fridays."))
    (plain,) = read_by_rules((), str(path), False)
    (ruled,) = read_by_rules(rule, str(path), False)
    assert "Our letter" in plain.article.body
    assert "Our letter" not in ruled.article.body
    assert "Our letter comes on Fridays." in tails(ruled.article.blocks)


WORDS = st.sampled_from(["Share this", "More", "Comments 3", LONG, "", "# Background"])


@given(
    st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=8),
    st.lists(st.tuples(st.sampled_from(BorderKind), WORDS), max_size=4),
    st.lists(st.integers(-1, 9), max_size=5),
    st.booleans(),
)
def test_whatever_the_rules_words_stay_and_a_body_stays_a_body(drawn, pairs, moved, tail):
    blocks = [BlockDraft(BlockKind.PARAGRAPH, text, out) for text, out in drawn]
    placed = follow_rules(blocks, rules(*pairs))
    assert [block.text for block in placed] == [block.text for block in blocks]
    if any(not block.tail for block in blocks):
        assert any(not block.tail for block in placed)
    assert follow_rules(placed, rules(*pairs)) == placed or len({k for k, _ in pairs}) > 1
    for learned in rules_of_move(blocks, moved, tail=tail):
        assert learned.kind.tail == tail
        assert learned.text
