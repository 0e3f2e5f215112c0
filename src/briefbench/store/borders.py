"""Border rules as stored, and what must follow when the border of an article moves."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.outlets import outlet_key
from briefbench.base.words import tr
from briefbench.model.drafts import BlockDraft, BorderRuleDraft
from briefbench.model.import_records import BorderRule
from briefbench.model.import_rows import BorderRuleRow
from briefbench.model.kinds import BorderKind
from briefbench.model.records import Block, Source


def outlets_of(source: Source) -> set[str]:
    """Return the keys under which rules of an outlet may be: its site, name and other names."""
    domains = {source.domain, *(alias for alias in source.aliases if "." in alias)}
    names = {source.name, *source.aliases}
    keys = {outlet_key("", domain) for domain in domains} | {outlet_key(n, "") for n in names}
    return keys - {""}


def border_rules(session: Session, source: Source | None = None) -> list[BorderRule]:
    """Return the rules of an outlet, or of all, in the order they were made."""
    statement = select(BorderRule).order_by(BorderRule.id)
    if source is not None:
        statement = statement.where(BorderRule.outlet.in_(outlets_of(source)))
    return list(session.scalars(statement))


def rule_drafts(session: Session, source: Source | None = None) -> tuple[BorderRuleDraft, ...]:
    """Return the rules as reading follows them; of two about the same words the last counts.

    A rule counts under every name its outlet has.
    """
    rules = border_rules(session, source)
    outlets = {rule.outlet for rule in rules}
    sources = session.scalars(select(Source)).all() if rules else ()
    keys = [own for each in sources if (own := outlets_of(each)) & outlets]
    return tuple(
        BorderRuleDraft(outlet, rule.kind, rule.text)
        for rule in rules
        for outlet in sorted({rule.outlet}.union(*(own for own in keys if rule.outlet in own)))
    )


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
