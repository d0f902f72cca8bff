"""Looking for typologies in ledgers."""
