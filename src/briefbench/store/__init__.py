"""The library's database and originals, the journal, and questions with rows as answers."""
