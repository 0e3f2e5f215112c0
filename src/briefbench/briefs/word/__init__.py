"""The brief as a Word document: real headings, footnotes, contents, fields and languages."""

from briefbench.briefs.word.writing import DocxReport, write_docx, write_quotes

__all__ = ["DocxReport", "write_docx", "write_quotes"]
