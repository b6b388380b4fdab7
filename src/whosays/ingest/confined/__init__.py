"""What runs in the child process: a document's bytes go in, its words come out.

Of the rest of whosays nothing is imported in here but the messages (`whosays.ingest.frames`) and the
decoding of text (`whosays.ingest.decode`).
"""
