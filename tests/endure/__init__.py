"""The long form of the stress tests: `make endure`."""
