"""What is said and played in a session, and when. Pure. Never here: a voice, a file, a clock."""
