"""Exit codes, the same for every command; `--help` shows them.

0    all was done
1    nothing could be read, or the result could not be written
2    the command was not understood
3    some accounts were read, others failed
130  interrupted (Ctrl-C)
141  whoever read the output went away (`| head`)
143  terminated; 129: the terminal was closed
"""

from __future__ import annotations

DONE = 0
NOTHING = 1
SOME_FAILED = 3
INTERRUPTED = 130
BROKEN_PIPE = 141
OF_SIGNAL = 128  # and the signal's number
