"""Series of counts, their peaks, and drawing them once for window and brief."""
