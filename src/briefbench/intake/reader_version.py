"""The version of the reader: what was read with an older one can be read again."""

READER = 3
"""Grows by one with each release in which pages come out better than before."""
