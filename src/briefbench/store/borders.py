"""Border rules as stored, and what must follow when the border of an article moves."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.words import tr
from briefbench.model.drafts import BlockDraft, BorderRuleDraft
from briefbench.model.import_records import BorderRule
from briefbench.model.import_rows import BorderRuleRow
from briefbench.model.kinds import BorderKind
from briefbench.model.records import Block


def border_rules(session: Session, outlet: str = "") -> list[BorderRule]:
    """Return the rules of an outlet, or of all, in the order they were made."""
    statement = select(BorderRule).order_by(BorderRule.id)
    if outlet:
        statement = statement.where(BorderRule.outlet == outlet)
    return list(session.scalars(statement))


def rule_drafts(session: Session, outlet: str = "") -> tuple[BorderRuleDraft, ...]:
    """Return the rules as reading follows them; of two about the same words the last counts."""
    rules = border_rules(session, outlet)
    return tuple(BorderRuleDraft(rule.outlet, rule.kind, rule.text) for rule in rules)


def rule_row(rule: BorderRule) -> BorderRuleRow:
    """Return a rule with the sentence that explains it."""
    sentence = {
        BorderKind.TAIL: tr("On {outlet}, “{text}” is not part of the article."),
        BorderKind.BODY: tr("On {outlet}, “{text}” is part of the article."),
        BorderKind.TAIL_FROM: tr(
            "On {outlet}, “{text}” and all that follows it are not part of the article."
        ),
        BorderKind.BODY_FROM: tr(
            "On {outlet}, “{text}” and what follows it up to the next heading are part of the"
            " article."
        ),
    }[rule.kind].format(outlet=rule.outlet, text=rule.text)
    return BorderRuleRow(
        id=rule.id,
        uid=rule.uid,
        outlet=rule.outlet,
        kind=rule.kind,
        text=rule.text,
        made=rule.made,
        sentence=sentence,
    )


def block_drafts(blocks: Iterable[Block]) -> list[BlockDraft]:
    """Return stored blocks as drafts."""
    return [BlockDraft(block.kind, block.text, block.tail) for block in blocks]
