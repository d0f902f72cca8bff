"""Files of interests: who holds what in whom, as registers, BODS and FollowTheMoney tell it."""
