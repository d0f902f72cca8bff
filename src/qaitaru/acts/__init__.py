"""What a member does, one verb a file: one transaction, one journal entry."""
