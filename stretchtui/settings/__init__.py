"""What a person prefers, and its file: read with its mistakes, changed in place. Never here: what a preference does."""
