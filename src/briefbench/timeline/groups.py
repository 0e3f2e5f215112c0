"""Groups of countries as series: what is about any of their members, each match once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from briefbench.model.series import Lines


def with_groups(lines: Lines, groups: Mapping[str, Collection[str]]) -> Lines:
    """Return the lines with each group (name → alpha-2 codes) as one more country of its name.

    A match about several members of a group has it once; the countries stay as they are.
    """
    rows, codes, names = [lines.about_rows], [lines.about_codes], list(lines.codes)
    for name, members in groups.items():
        wanted = [place for place, code in enumerate(lines.codes) if code in members]
        having = np.unique(lines.about_rows[np.isin(lines.about_codes, wanted)])
        rows.append(having)
        codes.append(np.full(len(having), len(names), lines.about_codes.dtype))
        names.append(name)
    joined, order = np.concatenate(rows), np.concatenate(codes)
    by_row = np.argsort(joined, kind="stable")
    return replace(lines, about_rows=joined[by_row], about_codes=order[by_row], codes=tuple(names))
