"""What runs in the child process: a page goes in, its article comes out.

Nothing in here imports the rest of whosays, except for the messages (`whosays.ingest.frames`).
"""
