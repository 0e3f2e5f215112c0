"""WACZ: WARCs in a ZIP with a list of the pages that were visited (specs.webrecorder.net/wacz)."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.members import Member, shown_name
from briefbench.intake.archives.room import Room, Stream
from briefbench.intake.archives.streams import damaged, opened
from briefbench.intake.archives.warcs import RecordedPage, recorded_pages
from briefbench.intake.archives.zips import read_entry

_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_WARC = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")
_MOST_LISTED = 100_000


def unpack_wacz(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    """Give the pages that were visited; the member is the WARC's name and the record's number.

    Raises:
        UnreadablePage: There is no WARC in it, or one is damaged; what came before it stands.
        zipfile.BadZipFile: It is damaged as a whole.
        Full: It holds too much.

    """
    with zipfile.ZipFile(file) as archive:
        warcs = [entry for entry in archive.infolist() if _WARC.fullmatch(entry.filename)]
        if not warcs:
            raise UnreadablePage(
                tr("{name} holds no recorded pages.").format(name=name),
                tr("Save the collection again from the program that recorded it."),
                "empty",
            )
        visited = _visited(archive, name, room)
        given = False
        for member in _pages(archive, warcs, name, room, visited):
            given = True
            yield member
        if visited and not given:  # the list writes its addresses in another way
            yield from _pages(archive, warcs, name, room, frozenset())


def _pages(
    archive: zipfile.ZipFile,
    warcs: list[zipfile.ZipInfo],
    name: str,
    room: Room,
    visited: frozenset[str],
) -> Iterator[Member]:
    """Give the recorded pages that were visited, all when nothing tells; damage is told last."""
    broken = False
    for entry in warcs:
        warc = shown_name(entry.filename)
        try:
            with archive.open(entry) as packed:
                stream = Stream(opened(packed), room, name, entry.compress_size)
                for member in recorded_pages(stream, warc, room):
                    if not visited or _address(member) in visited:
                        yield replace(member, name=f"{warc}/{member.name}")
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
            broken = True
        except UnreadablePage as error:
            if error.kind != "broken":
                raise
            broken = True
    if broken:
        raise damaged(name)


def _address(member: Member) -> str:
    return _bare(member.content.address) if isinstance(member.content, RecordedPage) else ""


def _bare(address: str) -> str:
    """Return an address without the place in the page: servers never see that."""
    return address.partition("#")[0]


def _visited(archive: zipfile.ZipFile, name: str, room: Room) -> frozenset[str]:
    """Return the addresses of the pages that the list names; none when there is no list."""
    found: set[str] = set()
    for listed in _LISTS:
        try:
            content = read_entry(archive, archive.getinfo(listed), name, room)
        except (KeyError, UnreadablePage):
            continue
        for line in content.split(b"\n", _MOST_LISTED)[:_MOST_LISTED]:
            try:
                page = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                found.add(_bare(page["url"]))
    return frozenset(found)
