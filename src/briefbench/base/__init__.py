"""What every room may use: errors, progress, places, settings, words, dates and text."""
