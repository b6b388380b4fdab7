"""The page: what it shows, and whom it lets in."""
