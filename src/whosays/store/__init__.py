"""The library: accounts, what was read in them and what people said of it, in SQLite or PostgreSQL."""
