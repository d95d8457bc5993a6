"""The full-screen face. Screens map a Frame to widgets and keys to events; they hold no rule about routines."""
