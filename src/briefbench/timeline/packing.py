"""Two numbers as one, so that many pairs are sorted or compared at once."""

from __future__ import annotations

import numpy as np

NARROW = 1 << 31
"""Numbers below are sorted as 32 bits, twice as fast."""

RANK = np.int64(1) << 32
"""Times this, a number comes before any of 32 bits that is added to it."""
