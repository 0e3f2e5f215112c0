"""The Whoosh index, the query language, and the words in context."""
