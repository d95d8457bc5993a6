"""What a settings file says, its mistakes, and one value changed in it."""
