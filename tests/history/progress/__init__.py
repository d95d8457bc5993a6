"""A history summed up: days, weeks, streak, areas, tension, and the same in words."""
