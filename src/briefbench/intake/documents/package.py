"""Documents that are ZIP files of XML: their parts within limits, parsed without entities."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from types import TracebackType
from typing import Self

from lxml import etree

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.room import Room

MOST_PARTS = 20_000
"""Entries of a document; a book of a thousand pictures has some two thousand."""

_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,  # zipfile's word for an encrypted entry
    ValueError,
    IndexError,
    KeyError,
    UnicodeError,
)


class Package:
    """The parts of a document by their stored names, which are never used as paths.

    Args:
        content: The file's bytes.
        name: What it is called, for messages.

    Raises:
        UnreadablePage: It is no ZIP that can be opened.

    """

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._room = Room()
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
            self.names = frozenset(self._archive.namelist())
        except _TROUBLE as error:
            raise self.damaged() from error
        if len(self.names) > MOST_PARTS:
            raise self.damaged()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        self._archive.close()

    def part(self, stored: str) -> bytes | None:
        """Return the bytes of a part, None when there is none of that name.

        Raises:
            UnreadablePage: It is damaged, or grows to more than a document does.

        """
        if stored not in self.names:
            return None
        try:
            entry = self._archive.getinfo(stored)
            with self._archive.open(entry) as file:
                return self._room.whole(
                    file, self._name, packed=entry.compress_size, size=entry.file_size
                )
        except UnreadablePage:
            raise
        except _TROUBLE as error:
            raise self.damaged() from error

    def xml(self, stored: str) -> etree._Element | None:
        """Return the root of a part, None when there is none of that name.

        Entities are not expanded and nothing is loaded.

        Raises:
            UnreadablePage: The part is damaged.

        """
        content = self.part(stored)
        if content is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error

    def damaged(self) -> UnreadablePage:
        """Return why the document cannot be read."""
        return UnreadablePage(
            tr("{name} is damaged or incomplete.").format(name=self._name),
            tr("Download or save it again."),
        )


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, ``""`` for what is no element."""
    tag: object = element.tag  # a function for comments and entities
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without namespace, ``""`` when it is missing."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Return what one comes to by the first children of these names, None else."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def texts_of(root: etree._Element | None, name: str) -> list[str]:
    """Return the texts of all elements of a name, white space folded, empty ones left out."""
    if root is None:
        return []
    found = (
        " ".join("".join(map(str, e.itertext())).split()) for e in root.iter() if local(e) == name
    )
    return [text for text in found if text]
