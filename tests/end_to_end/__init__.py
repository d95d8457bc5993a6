"""The whole program in a real pseudo-terminal, as a person would use it. POSIX only."""
