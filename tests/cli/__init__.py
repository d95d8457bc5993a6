"""The command line, called in this process: what goes to which stream, and the exit status."""
