"""FollowTheMoney JSON lines."""
