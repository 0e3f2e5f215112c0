"""Small forms over a speaker's page: what he is called and is, names, roles, splitting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from briefbench import desk
from briefbench.base.scripts import isolated
from briefbench.base.words import tr, trn
from briefbench.model.kinds import SpeakerKind
from briefbench.model.speaker_rows import RoleRow, SpeakerView
from briefbench.ui.bench import Bench
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.form import Form
from briefbench.ui.speaker_words import KINDS
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import Segments, label, row

_KINDS: tuple[SpeakerKind | None, ...] = (SpeakerKind.PERSON, SpeakerKind.BODY, None)


class SpeakerForm(Form):
    """A form that asks for a country."""

    def _countries(self, caption: str, code: str | None, none: str) -> ChoiceBox:
        box = ChoiceBox(self.theme, caption)
        box.addItem(none, "")
        for each, name in desk.list_countries():
            box.addItem(name, each)
        box.setCurrentIndex(max(0, box.findData(code or "")))
        self._captioned(caption, box)
        return box


class DescribeForm(SpeakerForm):
    """What a speaker is called, whether a person or a body, and of which country."""

    def __init__(self, bench: Bench, view: SpeakerView, over: QWidget) -> None:
        super().__init__(bench, over, tr("Speaker"))
        self._speaker = speaker = view.speaker
        self.name = self._field(tr("Name"), speaker.name)
        names = [tr(KINDS[kind]) if kind else tr("Not known") for kind in _KINDS]
        self.kind = Segments(names, tr("Kind"), _KINDS.index(speaker.kind))
        self._captioned(tr("Kind"), self.kind)
        own = speaker.country if speaker.country_set else ""
        self.country = self._countries(tr("Country"), own, tr("As the quotes say"))
        note = tr("The former name stays one of the speaker's names.")
        self.body.addWidget(label(note, Role.SMALL, "muted", wrap=True))
        self._foot(tr("Keep"))
        self.open(self.name)
        self.name.selectAll()

    def keep(self) -> None:
        speaker, name = self._speaker, self.name.text().strip()
        kind = _KINDS[self.kind.current]
        country = self.country.currentData()
        own = speaker.country if speaker.country_set else ""
        describe = partial(
            desk.describe_speaker,
            name=name if name != speaker.name else None,
            kind=(kind or "") if kind != speaker.kind else None,
            country=country if country != own else None,
        )
        self._change(describe, speaker.id)


class NameForm(Form):
    """One more name of a speaker, in any script."""

    def __init__(self, bench: Bench, view: SpeakerView, over: QWidget) -> None:
        name = isolated(view.speaker.name)
        super().__init__(bench, over, tr("Another name"))
        self._speaker = view.speaker.id
        self.name = self._field(tr("{name} is also called").format(name=name))
        note = tr("Quotes accepted under it are filed with this speaker.")
        self.body.addWidget(label(note, Role.SMALL, "muted", wrap=True))
        self._foot(tr("Add name"))
        self.open(self.name)

    def keep(self) -> None:
        self._change(desk.add_speaker_name, self._speaker, self.name.text().strip())


class RoleForm(SpeakerForm):
    """What a speaker was, and when; ``stated`` is what is changed, or what quotes tell of it."""

    def __init__(
        self, bench: Bench, view: SpeakerView, over: QWidget, stated: RoleRow | None = None
    ) -> None:
        title = tr("Role of {name}").format(name=isolated(view.speaker.name))
        super().__init__(bench, over, title)
        self._speaker, self._stated = view.speaker.id, stated
        self.role = self._field(tr("Role"), stated.role if stated else "")
        code = stated.country if stated else view.speaker.country
        self.country = self._countries(tr("Country"), code, tr("None"))
        line, hint = row(gap=3 * GRID), tr("2021-10-13, 2021-10 or 2021")
        self.first = self._field(tr("From"), stated.first if stated else "", line, hint)
        last = stated.last if stated and stated.id is not None else ""
        self.last = self._field(tr("Until; empty while it lasts"), last, line, hint)
        self.body.addLayout(line)
        self._foot(tr("Keep") if stated and stated.id is not None else tr("State role"))
        self.open(self.role)
        self.role.selectAll()

    def keep(self) -> None:
        facts: dict[str, Any] = {
            "country": self.country.currentData() or None,
            "first": self.first.text().strip(),
            "last": self.last.text().strip(),
        }
        role, stated = self.role.text().strip(), self._stated
        if stated is not None and stated.id is not None:
            self._change(partial(desk.set_speaker_role, **facts), stated.id, role)
        else:
            self._change(partial(desk.add_speaker_role, **facts), self._speaker, role)


class SplitForm(Form):
    """Makes chosen quotes, or one of the names with its quotes, a speaker of its own."""

    made = Signal(int)  # id of the new speaker

    def __init__(
        self, bench: Bench, view: SpeakerView, over: QWidget, quote_ids: Sequence[int], name: str
    ) -> None:
        title = tr("Split {name}").format(name=isolated(view.speaker.name))
        super().__init__(bench, over, title)
        self._view, self._quotes = view, tuple(quote_ids)
        self._names = [each for each in view.names if not each.main]
        by_quotes = not name and (len(quote_ids) > 1 or not self._names)
        self.ways = Segments(
            (tr("A name with its quotes"), tr("Chosen quotes")),
            tr("What to split off"),
            int(by_quotes),
        )
        self.ways.chosen.connect(lambda _n: self._say())
        self.body.addWidget(self.ways)
        self.names = ChoiceBox(bench.theme, tr("Name"))
        for each in self._names:
            count = trn("{n} quote", "{n} quotes", each.quotes) if each.quotes else tr("no quotes")
            self.names.addItem(f"{each.name} · {count}", each.name)
        self.names.setCurrentIndex(max(0, self.names.findData(name)))
        self.body.addWidget(self.names)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the new speaker"))
        role = view.speaker.role or tr("the other")
        self.name.setPlaceholderText(f"{view.speaker.name}, {role}")
        self.name.returnPressed.connect(self.keep)
        self._naming = self._captioned(tr("Name of the new speaker"), self.name)
        self.name.textChanged.connect(lambda _text: self._say())
        self.told = label("", Role.SMALL, "muted", wrap=True)
        self.body.addWidget(self.told)
        self._foot(tr("Split off"))
        self.open(self.name if by_quotes else self.names)
        self._say()

    def keep(self) -> None:
        if not self.button.isEnabled():
            return
        speaker = self._view.speaker.id
        if self.ways.current:
            self._change(desk.split_quotes, speaker, self._quotes, self.name.text().strip())
        else:
            self._change(desk.split_speaker, speaker, self.names.currentData())

    def _done(self, result: object) -> None:
        assert isinstance(result, int)
        super()._done(result)
        self.made.emit(result)

    def _say(self) -> None:
        by_quotes = bool(self.ways.current)
        self.names.setVisible(not by_quotes and bool(self._names))
        self._naming.setVisible(by_quotes)
        able = bool(self._quotes) and bool(self.name.text().strip())
        if by_quotes and not self._quotes:
            words = tr("No quote is chosen. Choose some on the page, then split.")
        elif by_quotes:
            n = len(self._quotes)
            words = trn(
                "{n} quote goes to the new speaker.", "{n} quotes go to the new speaker.", n
            )
        elif not self._names:
            able, words = False, tr("The speaker has one name only. Choose quotes on the page.")
        else:
            able = True
            words = tr("The name, its quotes and the roles stated under it go to the new speaker.")
        self.told.setText(words)
        self.button.setEnabled(able)
        self.settle()
