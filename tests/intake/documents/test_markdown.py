import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.base.errors import UnreadablePage
from briefbench.intake.documents.markdown import read_markdown
from briefbench.intake.documents.signs import is_markdown
from briefbench.intake.pages import read_page
from briefbench.model.kinds import BlockKind, Format, Origin
from tests.intake.documents.set_pages import TEXT, TITLE

CLIPPED = f"""---
title: "{TITLE}"
author:
  - "[[Aziza Karimova]]"
  - Water desk
source: https://www.amupost.example/2026/10/13/canal
published: 2026-10-13
created: 2026-10-14
tags: [water]
---
![The lock](lock.jpg)

# {TITLE}

{TEXT[0]}

## What the **farmers** say

Farmers have *waited* for the [canal](https://amupost.example/canal "The canal") since
the old_one was `closed`[^1]; see [[wells|the wells]] &amp; <https://a.example/b>.
They are <b>many</b>\\*.

* First entry
  goes on
- [x] Second entry
2. Third entry

> We shall open the canal
> in November.

| Country | Water |
|---------|------:|
| Uzbekistan | 51.2 |

***

```
a_b * c
```

Setext heading
--------------

The last words.

[^1]: Report of the ministry.
[ref]: https://a.example
"""


def read(text):
    return read_markdown(text.encode(), "note.md")


def body_of(draft):
    return [block.text for block in draft.blocks if not block.tail]


def test_a_clipped_page_is_an_article():
    draft = read(CLIPPED)
    assert draft.format is Format.MARKDOWN
    assert draft.title == TITLE
    assert draft.byline == ("Aziza Karimova", "Water desk")
    assert draft.url == "https://www.amupost.example/2026/10/13/canal"
    assert draft.source.domain == "amupost.example"
    assert (draft.published.value, draft.published.origin) == ("2026-10-13", Origin.METADATA)
    assert (draft.captured.value, draft.captured.origin) == ("2026-10-14", Origin.CONTAINER)
    assert body_of(draft) == [
        TEXT[0],
        "What the farmers say",
        "Farmers have waited for the canal since the old_one was closed; see the wells & "
        "https://a.example/b. They are many*.",
        "First entry goes on",
        "Second entry",
        "Third entry",
        "We shall open the canal in November.",
        "Country | Water",
        "Uzbekistan | 51.2",
        "a_b * c",
        "Setext heading",
        "The last words.",
    ]
    assert [block.text for block in draft.blocks if block.tail] == ["1 Report of the ministry."]
    heading, text, entry = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ENTRY
    assert [block.kind for block in draft.blocks[:7]] == [
        text,
        heading,
        text,
        entry,
        entry,
        entry,
        BlockKind.QUOTE,
    ]


def test_the_first_heading_is_the_title_without_fields():
    draft = read(f"# {TITLE}\n\n{TEXT[0]}\n\n## More\n\n{TEXT[1]}\n")
    assert draft.title == TITLE
    assert body_of(draft) == [TEXT[0], "More", TEXT[1]]
    assert draft.published is None
    assert draft.captured is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CLIPPED, True),
        (f"# {TITLE}\n\nSee [this](https://a.example) page.", True),
        (f"{TITLE}\n=====\n\nSome **strong** words.", True),
        (f"# {TITLE}\n\nText\n\n## More\n\nText", True),
        (f"{TITLE}\n\n- one\n- two\n\nSome words.", False),
        (f"# {TITLE}\n\nOne lone sign.", False),
        ("Prices: 5 * 3 ** 2 [see below] (page 3)", False),
        (f"<html><body># {TITLE} **x** [a](https://b.example)</body></html>", False),
        (f"---\n\n{TEXT[0]}\n\n---\n\n{TEXT[1]}", False),
        ("", False),
    ],
)
def test_markdown_is_told_from_text(text, expected):
    assert is_markdown(text.encode()) is expected


def test_it_is_read_through_the_table_of_formats(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(CLIPPED, "utf-8")
    (page,) = read_page(path)
    assert page.article.format is Format.MARKDOWN
    (page,) = read_page(path, whole=True)
    assert page.article.body == CLIPPED


LINES = st.sampled_from(
    (
        *("---", "# a", "a: b", "- c", "> d", "|e|f|", "|--|--|", "```", "[g](h", "**i", "===", ""),
        *("![](j)", "[^k]: l", "[^k]", "1. m", "    n", "<!-- o", "\\*", "_p_ *q*", "[[r|s]]"),
    )
)


@given(st.lists(LINES | st.text(max_size=20), max_size=30))
def test_any_lines_are_read_or_refused(lines):
    text = "\n".join(lines)
    is_markdown(text.encode("utf-8", "surrogatepass"))
    with contextlib.suppress(UnreadablePage):
        assert body_of(read(text.encode("utf-8", "replace").decode()))
