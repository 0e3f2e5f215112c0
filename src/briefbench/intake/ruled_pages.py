"""Reads pages and puts the border of their articles where the officer's rules have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefbench.intake.border_rules import with_rules
from briefbench.intake.pages import read_task
from briefbench.model.drafts import BorderRuleDraft, PageDraft
from briefbench.model.kinds import Format


def read_by_rules(rules: Sequence[BorderRuleDraft], *arguments: Any) -> list[PageDraft]:
    """Return what a worker's task holds, as ``read_task`` does, its articles by the rules.

    Articles that come as JSON Lines were read before and are taken over as they are.
    """
    return [
        replace(page, article=with_rules(page.article, rules))
        if page.article and page.article.format is not Format.JSONL
        else page
        for page in read_task(*arguments)
    ]
