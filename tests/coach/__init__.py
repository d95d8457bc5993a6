"""The coach: what it says and plays, when, and what becomes of it when players and voices fail."""
