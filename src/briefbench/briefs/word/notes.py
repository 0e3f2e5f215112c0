"""Real footnotes: the part of a Word package that holds them, and the marks that lead to them."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml

from briefbench.briefs.word.make import (
    NAMESPACES,
    PLAIN,
    Bookmarks,
    Ink,
    Node,
    W,
    element,
    field,
    paragraph,
    run,
    wrapped,
)

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_MARK = Ink(style="FootnoteReference")
_SEPARATORS = f"""<w:footnotes xmlns:w="{W}" xmlns:r="{NAMESPACES["r"]}">
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>
<w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>
<w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"""


class Notes:
    """The footnotes of one document, numbered as they come.

    Args:
        document: A document of python-docx.

    """

    def __init__(self, document: Any) -> None:
        package = document.part.package
        root = parse_xml(_SEPARATORS)
        self._part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE, root, package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._numbers: dict[str, int] = {}

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self._numbers)

    def mark(self, name: str, runs: list[Node], bookmarks: Bookmarks) -> list[Node]:
        """Return the mark of a note in the text; a name seen before leads to the note it has.

        Args:
            name: What the note is known by in this document: letters, digits and ``-``.
            runs: The note's words.
            bookmarks: Those of the document.

        """
        anchor = "_Ref_" + name.replace("-", "_")
        if name in self._numbers:
            return field(f"NOTEREF {anchor} \\f \\h", str(self._numbers[name]), _MARK)
        number = len(self._numbers) + 1
        self._numbers[name] = number
        sign = wrapped(element("footnoteRef"), _MARK)
        text = paragraph("FootnoteText", sign, wrapped(element("tab")), *runs)
        self._part.element.append(element("footnote", text, id=str(number)))
        return bookmarks.around(
            anchor, wrapped(element("footnoteReference", id=str(number)), _MARK)
        )

    def address(self, shown: str, target: str) -> Node:
        """Return an address inside a note, a link when ``target`` is not ``""``."""
        return linked(self._part, shown, target)


def linked(part: Any, shown: str, target: str) -> Node:
    """Return an address in a part of the package, a link when ``target`` is not ``""``."""
    if not target:
        return run(shown, PLAIN)
    known = part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return element("hyperlink", run(shown, Ink(style="Hyperlink")), r__id=known, history="1")
