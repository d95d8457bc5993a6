"""One file a screen; each maps values to widgets and keys to events."""
