"""The program in a real pseudo-terminal: what it does to the terminal, and how it ends. POSIX only."""
