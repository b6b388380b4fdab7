"""What people said of accounts: stored, applied to readings, found again in new ones."""
