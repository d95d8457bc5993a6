"""What the program must do, room by room. Packages, so that no folder here hides a module of Python's own (pty)."""
