"""Readers of documents: PDF, mail, Word, OpenDocument, books, Markdown; one module a format."""
