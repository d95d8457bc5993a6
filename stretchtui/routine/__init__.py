"""What an author writes, and what it means in time's units. Nothing here knows Textual, a clock or a session."""
