"""ZIP archives."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import IO

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.left_out import is_hidden, page_folders
from briefbench.intake.archives.members import Member, Names, PackedFile, Unread, last_name
from briefbench.intake.archives.room import Full, Room

_ENCRYPTED = 0x1
_NAME_IS_UTF8 = 0x800
_CYRILLIC_866 = frozenset({*range(0x80, 0xB0), *range(0xE0, 0xF2)})


def unpack_zip(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    """Give what is in a ZIP, in the order of its list; folders and hidden files are passed over.

    Raises:
        zipfile.BadZipFile: Its list cannot be read.
        Full: It holds too much.

    """
    names = Names()
    with zipfile.ZipFile(file) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        companions = page_folders(entry.filename for entry in entries)
        for entry in entries:
            stored = stored_name(entry)
            if is_hidden(stored) or companions.hold(entry.filename):
                continue
            room.enter(name)
            shown = names.name(stored)
            try:
                content = read_entry(archive, entry, last_name(shown), room)
            except Full:
                raise
            except UnreadablePage as error:
                yield Member(shown, Unread(error))
            else:
                yield Member(shown, PackedFile(content))


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, room: Room) -> bytes:
    """Return the bytes of an entry; ``name`` is for messages.

    Raises:
        UnreadablePage: It is encrypted, damaged, too large, or packed in a way not known here.
        Full: The file as a whole unpacks to too much.

    """
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadablePage(
            tr("{name} is locked with a password.").format(name=name),
            tr("Unpack the archive with its password and drop the pages."),
            "locked",
        )
    try:
        with archive.open(entry) as packed:
            return room.whole(packed, name, packed=entry.compress_size, size=entry.file_size)
    except NotImplementedError as error:
        raise UnreadablePage(
            tr("{name} is packed in a way that is not known here.").format(name=name),
            tr("Unpack the archive and drop the pages."),
        ) from error
    except (
        *(zipfile.BadZipFile, zlib.error, LZMAError, EOFError),
        *(OSError, ValueError, RuntimeError, IndexError),
    ) as error:
        raise UnreadablePage(
            tr("{name} is damaged in the archive.").format(name=name),
            tr("Pack or download the archive again."),
        ) from error


def stored_name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name, read as UTF-8 or in the alphabet that Windows packs Cyrillic in.

    The format says cp437 for names that are not marked as UTF-8; programs write what they use.
    """
    if entry.flag_bits & _NAME_IS_UTF8:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    other = {byte for byte in raw if byte >= 0x80}
    return raw.decode("cp866") if other <= _CYRILLIC_866 else entry.filename
