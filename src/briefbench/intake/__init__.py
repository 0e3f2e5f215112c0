"""From a file to drafts: one module a format, pure functions, run in worker processes."""
