"""One door a store: the record (SQLite or PostgreSQL) and the ledger (DuckDB over Parquet)."""
