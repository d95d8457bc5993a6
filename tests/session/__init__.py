"""What a session must do: pure tests, the time is an argument."""
