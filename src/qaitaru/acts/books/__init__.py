"""The ledger is looked at and searched, and what members state of it is kept."""
