"""The printed brief: checks, and the writers of PDF and Word."""
