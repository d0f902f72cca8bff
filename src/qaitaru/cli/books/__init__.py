"""Commands on the ledger: accounts, statements, coverage, flows, transfers, rates."""
