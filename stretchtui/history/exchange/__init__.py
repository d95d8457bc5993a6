"""Sessions as lines of text, to be carried to another machine and joined there with what it knows."""
