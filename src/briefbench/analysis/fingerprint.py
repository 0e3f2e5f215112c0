"""What near-duplicates are found by: a sample of the runs of five words in a text.

Two texts that share at least four of the sampled runs and 30 % of the shorter one's are copies of
each other. Containment finds a wire story that was cut to a third, where MinHash and simhash of
whole texts do not. Sampling by the run's own check sum keeps the same runs in every text.
"""

import re
import unicodedata
from zlib import crc32

RUN = 5  # words of one shingle
SAMPLED = 8  # one shingle in eight is kept

# Chinese and Japanese write no blanks: each of their characters counts as a word.
_WORD = re.compile(r"[^\W_\u3040-\u30ff\u3400-\u9fff]+|[\u3040-\u30ff\u3400-\u9fff]")


def fingerprint_of(body: str) -> tuple[str, ...]:
    """Return the sampled shingles of a text as sorted hexadecimal numbers of eight digits.

    Case, punctuation and spacing do not count. A text of fewer than five words has none; a short
    one may have none by chance.
    """
    words = _WORD.findall(unicodedata.normalize("NFKC", body).casefold())
    found = set()
    for start in range(len(words) - RUN + 1):
        number = crc32(" ".join(words[start : start + RUN]).encode("utf-8", "surrogatepass"))
        if number % SAMPLED == 0:
            found.add(f"{number:08x}")
    return tuple(sorted(found))
