"""What was done: kept so that nothing is lost, read for what it says of a week, exchanged between machines."""
