"""Players and voices: which there are, and how each is called on. Never here: starting one, what is said."""
