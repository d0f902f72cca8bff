"""What each paper of an investigation says, filled from its record: one paper a file."""
