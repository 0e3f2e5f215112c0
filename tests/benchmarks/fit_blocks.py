"""Finds the weights of ``resources/reading/block_weights.tsv`` from pages whose text is known.

    fit_blocks.py FOLDER [--write]

FOLDER holds ``gold.jsonl``, one object a page: ``file`` (HTML, may be gzipped), ``url``, ``body``.
Prints the body F1 (runs of four words, precision and recall averaged over pages) that weights
found on four fifths of the sites reach on the last fifth; ``--write`` writes weights found on all.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from briefbench.base.places import resource
from briefbench.intake.block_chances import chance
from briefbench.intake.block_signs import (
    NAMES,
    SECOND,
    Numbers,
    PageSigns,
    second_signs,
    signs,
)
from briefbench.intake.decoding import decode
from briefbench.intake.headline import headline_of
from briefbench.intake.html_tree import drop_unread, parse_html
from briefbench.intake.lines import fold
from briefbench.intake.linked_data import linked_data
from briefbench.intake.metadata import address_of, source_of
from briefbench.intake.page_blocks import PageBlock, page_blocks

FOLDS = 5
RUN = 4
FIRST_RIDGE, SECOND_RIDGE = 1500.0, 3000.0
"""How strongly weights are held near 0 (of standardised columns, each page weighing about as many
rows as it has); found by trying, in steps of three, what does best on sites left out."""

THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)


@dataclass
class Page:
    """A page of the folder; ``own`` tells for each block whether most of it is in ``gold``."""

    site: str
    blocks: list[PageBlock]
    signs: PageSigns
    words: list[list[str]]
    own: Numbers
    gold: Counter[tuple[str, ...]]


def runs_of(words: list[str]) -> Counter[tuple[str, ...]]:
    """Return the runs of four words, a shorter text as one run."""
    return Counter(tuple(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1)))


def load(folder: Path) -> list[Page]:
    """Return the pages of a folder that have any blocks."""
    pages = []
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        known = json.loads(line)
        raw = (folder / known["file"]).read_bytes()
        root = parse_html(decode(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw, ""))
        if root is None:
            continue
        linked = linked_data(root)
        source = source_of(root, linked, address_of(root, ""))
        title = headline_of(root, linked, source.name).text
        drop_unread(root)
        blocks = page_blocks(root)
        if blocks:
            pages.append(_page(known, blocks, title))
    return pages


def _page(known: dict[str, str], blocks: list[PageBlock], title: str) -> Page:
    gold = runs_of(re.findall(r"\w+", known["body"]))
    lines = {fold(re.sub(r"^[\W\d]+", "", line)) for line in known["body"].split("\n")}
    words = [re.findall(r"\w+", block.text) for block in blocks]
    own = []
    for block, found in zip(blocks, map(runs_of, words), strict=True):
        if len(next(iter(found))) < RUN:
            own.append(float(bool(fold(block.text)) and fold(block.text) in lines))
        else:
            own.append(float(sum((found & gold).values()) >= found.total() / 2))
    site = ".".join((urlsplit(known["url"]).hostname or "").split(".")[-2:])
    return Page(site, blocks, signs(blocks, title), words, np.array(own), gold)


def fit(columns: list[Numbers], pages: list[Page], ridge: float) -> Numbers:
    """Return weights and, last, the constant: logistic regression by Newton's steps."""
    rows = np.vstack(columns)
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    rows = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1))])
    own = np.concatenate([page.own for page in pages])
    shares = [np.sqrt(page.signs.words + 1) for page in pages]
    weight = np.concatenate([share / share.sum() for share in shares])
    weight *= len(weight) / weight.sum()
    holding = np.full(rows.shape[1], ridge)
    holding[-1] = 1e-6
    found = np.zeros(rows.shape[1])
    for _ in range(25):
        guess = chance(rows, np.append(found, 0.0))
        slope = rows.T @ (weight * (guess - own)) + holding * found
        bend = (rows * (weight * guess * (1 - guess))[:, None]).T @ rows + np.diag(holding)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    plain = found[:-1] / spread
    return np.append(plain, found[-1] - float(plain @ mean))


def fit_both(pages: list[Page]) -> tuple[Numbers, Numbers]:
    """Return the weights of both passes."""
    first = fit([page.signs.numbers for page in pages], pages, FIRST_RIDGE)
    opinions = [chance(page.signs.numbers, first) for page in pages]
    columns = [second_signs(page.signs, o) for page, o in zip(pages, opinions, strict=True)]
    return first, fit(columns, pages, SECOND_RIDGE)


def opinion(page: Page, first: Numbers, second: Numbers) -> Numbers:
    """Return the chances of a page's blocks."""
    return chance(second_signs(page.signs, chance(page.signs.numbers, first)), second)


def score(pages: list[Page], chosen: list[Numbers]) -> tuple[float, float, float]:
    """Return F1, precision and recall."""
    precisions, recalls = [], []
    for page, keep in zip(pages, chosen, strict=True):
        texts = [words for words, kept in zip(page.words, keep, strict=True) if kept]
        found = runs_of(list(itertools.chain.from_iterable(texts)))
        right = (found & page.gold).total()
        if texts:
            precisions.append(right / found.total())
        recalls.append(right / page.gold.total())
    precision, recall = float(np.mean(precisions)), float(np.mean(recalls))
    return 2 * precision * recall / (precision + recall), precision, recall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pages = load(options.folder)
    fold_of = [zlib.crc32(page.site.encode()) % FOLDS for page in pages]
    seen: dict[int, Numbers] = {}
    for left_out in range(FOLDS):
        rest = [p for p, number in zip(pages, fold_of, strict=True) if number != left_out]
        both = fit_both(rest)
        for n, number in enumerate(fold_of):
            if number == left_out:
                seen[n] = opinion(pages[n], *both)
    print(f"{len(pages)} pages, {len({p.site for p in pages})} sites; on sites left out:")
    for threshold in THRESHOLDS:
        figures = score(pages, [seen[n] >= threshold for n in range(len(pages))])
        print(f"  {threshold}: F1 {figures[0]:.4f}  P {figures[1]:.4f}  R {figures[2]:.4f}")
    if options.write:
        _write(*fit_both(pages))


def _write(first: Numbers, second: Numbers) -> None:
    lines = ["# Weights of block_chances.py; made by tests/benchmarks/fit_blocks.py."]
    columns = {"first": NAMES, "second": (*NAMES, *SECOND)}
    for which, found in (("first", first), ("second", second)):
        for name, value in zip((*columns[which], "always"), found, strict=True):
            lines.append(f"{which}\t{name}\t{value:.4f}")
    resource("reading", "block_weights.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
