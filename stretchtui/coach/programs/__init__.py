"""Other programs run beside ours: the minder, which starts and ends them, and our end of its pipe. Never here: which, and why."""
