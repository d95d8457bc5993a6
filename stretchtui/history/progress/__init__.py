"""What the history says of days, weeks, areas and sides: results as values, and the same in words. Pure."""
