"""Lists in FollowTheMoney: OpenSanctions entities, and its plain table of targets."""
