"""Reading in a locked-in process: limits, what it may reach, and what comes back."""
