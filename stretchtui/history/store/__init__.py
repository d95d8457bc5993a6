"""The history in SQLite: the one room that knows it. `opening.open_history` is the way in."""
