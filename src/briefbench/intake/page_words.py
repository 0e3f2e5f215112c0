"""Reads pages for their words alone: what readers take, and all that an HTML file says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from briefbench.intake.decoding import decode
from briefbench.intake.html_tree import DROPPED, parse_html
from briefbench.intake.pages import read_task
from briefbench.model.drafts import ArticleDraft, BlockDraft, PageDraft
from briefbench.model.kinds import BlockKind, Format


def read_words(*arguments: Any) -> list[PageDraft]:
    """Return what a worker's task holds, as ``read_task`` does.

    The last block of an article from an HTML file is the whole text of that file, so that words
    count as there also where a reader leaves them out.
    """
    return [
        replace(page, article=_with_all(page.article, Path(page.path)))
        if page.article and page.article.format is Format.HTML and page.member is None
        else page
        for page in read_task(*arguments)
    ]


def _with_all(article: ArticleDraft, path: Path) -> ArticleDraft:
    root = parse_html(decode(path.read_bytes()))
    if root is None:
        return article
    for name in DROPPED:
        for element in list(root.iter(name)):
            element.drop_tree()
    words = " ".join(" ".join(root.itertext(with_tail=True)).split())
    whole = BlockDraft(BlockKind.PARAGRAPH, words, tail=True)
    return replace(article, blocks=(*article.blocks, whole))
