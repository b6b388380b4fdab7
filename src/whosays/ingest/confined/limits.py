"""What the child process forbids itself, so that no page can take the machine along."""

from __future__ import annotations

import sys

_MEMORY = 1_500_000_000
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "urllib.")


def limit_process() -> None:
    """Bounds memory and forbids files to be written, where the system can."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    for name, most in (("RLIMIT_AS", _MEMORY), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        kind = getattr(resource, name)
        allowed = _within(most, resource.getrlimit(kind)[1])
        resource.setrlimit(kind, (allowed, allowed))


def limit_cpu(seconds: int) -> None:
    """The process ends when it has computed for so long from now on, even if nobody is left to end it."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(usage.ru_utime + usage.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (_within(until, hard), hard))


def _within(limit: int, hard: int) -> int:
    """A limit no higher than the system's, where there is one."""
    return limit if hard < 0 else min(limit, hard)


def forbid_network() -> None:
    """No library gets to fetch anything, or to start another program."""

    def refuse(event: str, _: tuple[object, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(f"{event} is not for reading pages")

    sys.addaudithook(refuse)
