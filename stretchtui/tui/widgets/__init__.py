"""Parts that screens are made of; none knows a rule about routines."""
