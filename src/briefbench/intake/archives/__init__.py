"""Files that hold others: each format gives its members, within limits, and nothing is written."""
