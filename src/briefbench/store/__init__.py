"""The library's database and originals: questions with a session in and rows out, and the journal."""
