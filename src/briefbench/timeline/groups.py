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
    if not groups:
        return lines
    rows, codes, names = [lines.key_rows], [lines.key_codes], list(lines.keys)
    above = {key: set(holding) for key, holding in lines.above.items()}
    for name, members in groups.items():
        wanted = [place for place, code in enumerate(lines.keys) if code in members]
        among = np.zeros(len(lines.keys), dtype=bool)
        among[wanted] = True
        having = lines.key_rows[among[lines.key_codes]]
        having = having[np.diff(having, prepend=-1) != 0]  # rows ascend
        rows.append(having)
        codes.append(np.full(len(having), len(names), lines.key_codes.dtype))
        names.append(name)
        for code in members:
            above.setdefault(code, set()).add(name)
    key_rows, key_codes = np.concatenate(rows), np.concatenate(codes)
    order = np.argsort(key_rows, kind="stable")
    return replace(
        lines,
        key_rows=key_rows[order],
        key_codes=key_codes[order],
        keys=tuple(names),
        above={key: frozenset(holding) for key, holding in above.items()},
    )
