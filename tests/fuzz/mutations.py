"""Ways to break a file: its bytes, its words, and what is packed inside it."""

import gzip
import io
import random
import struct
import warnings
import zipfile
import zlib

TOKENS = (
    *(b"<", b">", b"</p>", b"<!--", b"-->", b"]]>", b"<![CDATA[", b"&#", b"&amp;", b"\x00"),
    *(b"<svg>", b"<table>", b"<template>", b"<iframe srcdoc='", b"<base href='", b'<plaintext>"'),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n\r\n", b"\n--b\n", b"Content-Length: 99999999\r\n"),
    *(b"=?utf-8?b?", b"=?x-unknown?q?", b"charset=utf-7", b"charset=punycode", b"base64"),
    *(b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"WARC/1.0\r\n", b"bplist00", b'{"title":"', b"null"),
    *(b"https://[", b"http://a:99999/", b"http://\xe2\x80\xae.example/", b"data:text/html,"),
    *(b"2026-02-30", b"0000-00-00", b"99999999999999999999", b"-1", b"1e999", b"NaN"),
    *("ИЗВЕСТИЯ".encode(), "٢٠٢٦".encode(), b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xcc\x81" * 9),
    *(b"endobj", b"/Kids [2 0 R]", b"/Length 0", b"stream\n", b"<w:p>", b"<text:p>", b"<item>"),
)


def mutated(content: bytes, pick: random.Random, others: list[bytes]) -> bytes:
    """Return the content broken in one to eight ways, packed content inside and all."""
    if pick.random() < 0.5:
        inside = _inside(content, pick, others)
        if inside is not None:
            return inside
    broken = bytearray(content)
    for _ in range(pick.choice((1, 1, 2, 3, 5, 8))):
        pick.choice(_WAYS)(broken, pick, others)
    return bytes(broken[: 2**20])


def _inside(content: bytes, pick: random.Random, others: list[bytes]) -> bytes | None:
    """Return a packed file whose content is broken and whose packing is whole."""
    if content.startswith(b"\x1f\x8b"):
        try:
            return gzip.compress(mutated(gzip.decompress(content), pick, others), 1)
        except (OSError, EOFError, ValueError, zlib.error):
            return None
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [(i.filename, archive.read(i)) for i in archive.infolist()]
    except Exception:  # noqa: BLE001 - it is broken already
        return None
    if not entries:
        return None
    chosen = pick.randrange(len(entries))
    name, inner = entries[chosen]
    way = pick.random()
    if way < 0.7:
        entries[chosen] = (name, mutated(inner, pick, others))
    elif way < 0.8:
        entries.append((name, inner))
    elif way < 0.9:
        del entries[chosen]
    else:
        entries[chosen] = (
            pick.choice(("../x", "\x00", "a" * 70_000, "ä\u202e", "/")) + name,
            inner,
        )
    packed = io.BytesIO()
    try:
        with (
            warnings.catch_warnings(),
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            warnings.simplefilter("ignore")  # of names that come twice
            for name, inner in entries:
                archive.writestr(zipfile.ZipInfo(name or "x"), inner)
    except (ValueError, OverflowError, zipfile.LargeZipFile, struct.error):
        return None
    return packed.getvalue()


def _place(broken: bytearray, pick: random.Random) -> int:
    return pick.randrange(len(broken) + 1)


def _flip(broken: bytearray, pick: random.Random, _others: list[bytes]) -> None:
    if broken:
        broken[pick.randrange(len(broken))] ^= 1 << pick.randrange(8)


def _byte(broken: bytearray, pick: random.Random, _others: list[bytes]) -> None:
    if broken:
        broken[pick.randrange(len(broken))] = pick.choice(
            (0, 0xFF, 0x7F, 0x20, pick.randrange(256))
        )


def _token(broken: bytearray, pick: random.Random, _others: list[bytes]) -> None:
    at = _place(broken, pick)
    broken[at : at + pick.choice((0, 0, 1, 4))] = pick.choice(TOKENS)


def _cut(broken: bytearray, pick: random.Random, _others: list[bytes]) -> None:
    at = _place(broken, pick)
    del broken[at : at + pick.choice((1, 8, 100, len(broken)))]


def _double(broken: bytearray, pick: random.Random, _others: list[bytes]) -> None:
    at = _place(broken, pick)
    part = broken[at : at + pick.choice((1, 5, 50, 500))]
    broken[at:at] = part * pick.choice((1, 2, 20, 300))


def _swap(broken: bytearray, pick: random.Random, _others: list[bytes]) -> None:
    first, second = sorted((_place(broken, pick), _place(broken, pick)))
    size = pick.choice((4, 40, 400))
    one, two = broken[first : first + size], broken[second : second + size]
    broken[second : second + size] = one
    broken[first : first + size] = two


def _splice(broken: bytearray, pick: random.Random, others: list[bytes]) -> None:
    other = pick.choice(others)
    start = pick.randrange(len(other) + 1)
    at = _place(broken, pick)
    broken[at:at] = other[start : start + pick.choice((20, 200, 2000))]


def _number(broken: bytearray, pick: random.Random, _others: list[bytes]) -> None:
    """Change a number written in digits or in four bytes."""
    at = _place(broken, pick)
    value = pick.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, pick.randrange(2**32)))
    if pick.random() < 0.5:
        broken[at : at + 4] = value.to_bytes(4, pick.choice(("little", "big")))
        return
    digits = [n for n, byte in enumerate(broken) if 0x30 <= byte <= 0x39]
    if digits:
        at = pick.choice(digits)
        broken[at : at + 1] = str(value).encode()


_WAYS = (_flip, _byte, _token, _token, _cut, _double, _swap, _splice, _number)
