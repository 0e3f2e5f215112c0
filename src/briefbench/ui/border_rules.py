"""The border rules of an outlet: what moving a border has taught, to be seen and taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.fact_rows import SourceRow
from briefbench.model.import_rows import BorderRuleRow
from briefbench.ui.bench import Bench
from briefbench.ui.floating import Floating
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, ground, icon_button, label, push_button, row

MOST = 320
"""px of the list before it scrolls, at 100 % text size."""


class BorderRules(Floating):
    """The rules, each with a button that removes it; and the way to follow them now."""

    def __init__(self, bench: Bench, source: SourceRow, over: QWidget) -> None:
        name = source.name or source.domain
        super().__init__(bench.theme, over, tr("Border rules of {name}").format(name=name), 520)
        self._bench, self._source = bench, source
        self._area = QScrollArea()
        self._area.setProperty("ground", "raised")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("Border rules"))
        self.body.addWidget(self._area)
        line = row(margins=(0, GRID, 0, 0))
        self.follow = push_button(tr("Follow them in all its articles"), self.apply)
        line.addWidget(self.follow)
        line.addStretch(1)
        self.body.addLayout(line)
        bench.signals.changed.connect(self._ask)
        self.open(self._area)
        self._show_rules(())
        self._ask()

    def apply(self) -> None:
        """Follow the rules in the outlet's articles that are in the library."""
        library, source = self._bench.library, self._source
        self._bench.jobs.start(
            tr("Moving borders"),
            lambda progress: desk.apply_border_rules(library, source.id, progress),
            self._tell,
        )
        self.leave()

    def remove(self, rule_id: int) -> None:
        """Forget a rule; articles stay as they are."""
        self._bench.change(desk.remove_border_rules, [rule_id])

    def _tell(self, changed: int) -> None:
        self._bench.tell(trn("{n} article changed", "{n} articles changed", changed))

    def _ask(self, _changed: object = None) -> None:
        self._bench.ask(
            "border rules", desk.list_border_rules, self._source.id, then=self._show_rules
        )

    def _show_rules(self, rules: tuple[BorderRuleRow, ...] | list[BorderRuleRow]) -> None:
        page = ground("raised")
        body = column(page, gap=2 * GRID)
        self.removers = []
        for rule in rules:
            line = row()
            line.addWidget(label(rule.sentence, Role.BODY, wrap=True), 1)
            words = tr("Remove this rule")
            button = icon_button(self.theme, "trash", words)
            button.setAccessibleName(f"{words}: {rule.sentence}")
            button.clicked.connect(lambda _on=False, id_=rule.id: self.remove(id_))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.removers.append(button)
            body.addLayout(line)
        if not rules:
            words = tr("None yet. Move a block out of an article or into it to make one.")
            body.addWidget(label(words, Role.BODY, "muted", wrap=True))
        body.addStretch(1)
        self._area.setWidget(page)
        wide = self.theme.scaled(520) - 14 * GRID
        high = max(body.heightForWidth(wide), body.minimumSize().height())
        self._area.setFixedHeight(min(high + GRID, self.theme.scaled(MOST)))
        self.follow.setEnabled(bool(rules))
        self.settle()
