"""What is counted and filtered, as arrays of all articles that follow the database."""
