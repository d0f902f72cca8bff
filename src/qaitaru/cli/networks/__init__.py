"""Commands of networks: the ways of money, and who paid whom around a party."""
