"""Files of named numpy arrays, mapped into memory when they are read.

A file is eight bytes of magic, the length and the CRC-32 of its head, the head (JSON: what the file
is about, and kind, length, place and CRC-32 of each array), then the arrays. Nothing in it is ever
run: no pickles.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"BBARRAY1"
_START = struct.Struct("<8sII")
_ALIGNED = 16
_KINDS = frozenset({"|u1", "<u2", "<u4", "<i4", "<i8"})

Array = NDArray[Any]


class Damaged(Exception):
    """A file that is not what was written; it must not be used."""


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write a file and bring it to the disk before returning."""
    head: dict[str, tuple[str, int, int, int]] = {}
    place = 0
    for name, array in arrays.items():
        place = -(-place // _ALIGNED) * _ALIGNED
        head[name] = (array.dtype.str, len(array), place, zlib.crc32(array.tobytes()))
        place += array.nbytes
    text = json.dumps(head).encode()
    base = _base(len(text))
    with path.open("wb") as file:
        file.write(_START.pack(MAGIC, len(text), zlib.crc32(text)) + text)
        for name, array in arrays.items():
            file.seek(base + head[name][2])
            file.write(np.ascontiguousarray(array).data)
        file.truncate(max(base + place, base))
        file.flush()
        os.fsync(file.fileno())


class ArrayFile:
    """An open file of arrays.

    Raises:
        Damaged: The file is cut short, or its head was changed.

    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < _START.size:
                raise Damaged(path.name)
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._name = path.name
        self._head = self._read_head()

    def __getitem__(self, name: str) -> Array:
        """Return an array, read-only."""
        kind, length, place, _ = self._head[name]
        return np.frombuffer(self._map, kind, length, place)

    def check(self) -> None:
        """Read everything and compare it with what was written.

        Raises:
            Damaged: Something else stands there.

        """
        for name, (*_, crc) in self._head.items():
            if zlib.crc32(self[name].data) != crc:
                raise Damaged(f"{self._name}: {name}")

    def _read_head(self) -> dict[str, tuple[str, int, int, int]]:
        magic, length, crc = _START.unpack_from(self._map)
        text = self._map[_START.size : _START.size + length]
        if magic != MAGIC or zlib.crc32(text) != crc:
            raise Damaged(self._name)
        base = _base(length)
        try:
            head = {
                str(name): (str(kind), int(count), base + int(place), int(sum_))
                for name, (kind, count, place, sum_) in json.loads(text).items()
            }
        except (ValueError, TypeError, AttributeError) as error:
            raise Damaged(self._name) from error
        end = base
        for kind, count, place, _ in head.values():
            if kind not in _KINDS or count < 0 or place < base:
                raise Damaged(self._name)
            end = max(end, place + count * np.dtype(kind).itemsize)
        if end != len(self._map):
            raise Damaged(self._name)
        return head


def smallest(array: Array) -> Array:
    """Return whole numbers from 0 on in the smallest unsigned kind that holds them."""
    most = int(array.max()) if len(array) else 0
    kind = np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32
    return array.astype(kind)


def _base(length: int) -> int:
    return -(-(_START.size + length) // 64) * 64
