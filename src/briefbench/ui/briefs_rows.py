"""The lines of a brief's outline, made from the brief and what the checks found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from briefbench.base.words import tr, trn
from briefbench.model.brief_rows import BriefView, ItemRow, SectionRow
from briefbench.model.kinds import Tlp
from briefbench.model.outline import Finding
from briefbench.ui.brief_target import titled
from briefbench.ui.formats import long_date


class Part(Enum):
    """What a line of the outline stands for."""

    FRONT = "front"
    GLANCE = "glance"
    SECTION = "section"
    ITEM = "item"


Key = tuple[Part, int]
"""Tells lines apart: the part, and the id of the section or item (0 for the first two)."""

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One line."""

    part: Part
    id: int
    title: str
    note: str = ""
    number: int = 0
    tlp: Tlp | None = None
    problem: str = ""  # ERROR, WARNING or none
    section_id: int = 0

    @property
    def key(self) -> Key:
        """What tells it from other lines, before and after a change."""
        return self.part, self.id

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        number = tr("item {n}").format(n=self.number) if self.number else ""
        problem = {ERROR: tr("has an error"), WARNING: tr("has a warning")}.get(self.problem, "")
        mark = self.tlp.value if self.tlp else ""
        parts = (number, self.title, self.note, mark, problem)
        return ", ".join(part for part in parts if part)


def front_rows(view: BriefView) -> tuple[OutlineRow, OutlineRow]:
    """Return the two lines before the sections."""
    lines = len(view.glance)
    glance = trn("{n} line", "{n} lines", lines) if lines else tr("None yet")
    return (
        OutlineRow(Part.FRONT, 0, tr("Masthead"), titled(view.title, view.number)),
        OutlineRow(Part.GLANCE, 0, tr("At a glance"), glance),
    )


def section_row(section: SectionRow) -> OutlineRow:
    """Return the line of a section."""
    note = trn("{n} item", "{n} items", len(section.items))
    return OutlineRow(Part.SECTION, section.id, section.title, note, section_id=section.id)


def item_row(row: ItemRow, problems: Mapping[int, str]) -> OutlineRow:
    """Return the line of an item; ``problems`` has the worst finding by the item's number."""
    quotes = trn("{n} quote", "{n} quotes", len(row.quotes)) if row.quotes else ""
    return OutlineRow(
        Part.ITEM,
        row.id,
        row.headline or tr("No headline"),
        " · ".join(filter(None, (quotes, item_caption(row)))),
        row.number,
        row.tlp,
        problems.get(row.number, ""),
        row.section_id,
    )


def item_caption(row: ItemRow) -> str:
    """Return what an item is, of a frozen chart since when."""
    if not row.frozen:
        return row.caption
    moment = f"{long_date(row.frozen[:10])}, {row.frozen[11:16]}"
    return tr("{caption} · frozen as of {moment}").format(caption=row.caption, moment=moment)


def problems_of(findings: Sequence[Finding]) -> dict[int, str]:
    """Return the worst kind of finding of each item, by its number."""
    found: dict[int, str] = {}
    for finding in findings:
        if finding.item is not None and found.get(finding.item) != ERROR:
            found[finding.item] = finding.severity
    return found


def finding_words(finding: Finding) -> str:
    """Return what was found, with the number of its item before it."""
    if finding.item is None:
        return finding.message
    return tr("Item {n}: {message}").format(n=finding.item, message=finding.message)


def items_of(view: BriefView) -> list[ItemRow]:
    """Return all items of a brief, in order."""
    return [item for section in view.sections for item in section.items]
