"""What a member does about which records are one party."""
