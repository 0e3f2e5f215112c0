"""What is counted, filtered and sorted: facts of all articles as arrays that follow the library."""
