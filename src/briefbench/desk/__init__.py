"""What a user can do, as functions ``verb_things(library, ...)``; the only door for ui and cli."""
