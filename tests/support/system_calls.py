"""Runs an act in a process of its own, and breaks it off, or lets it fail, at a system call.

Linux alone: it stands on ptrace. Errors need to know the registers, so x86-64.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass

MACHINE = platform.machine()
CAN_TRACE = sys.platform == "linux"
CAN_FAIL = CAN_TRACE and MACHINE == "x86_64"
TRACE_ME, PEEK_USER, POKE_USER, GO_ON, SET_OPTIONS = 0, 3, 6, 24, 0x4200
MARK_CALLS, KILL_ON_EXIT = 1, 0x100000
CALL_STOP = signal.SIGTRAP | 0x80
NUMBER, RESULT = 15 * 8, 10 * 8  # orig_rax and rax, as bytes into the registers
FILE_CALLS = {
    0: "read", 1: "write", 2: "open", 3: "close", 4: "stat", 5: "fstat", 6: "lstat", 8: "lseek",
    21: "access", 73: "flock", 74: "fsync", 82: "rename", 83: "mkdir", 86: "link", 87: "unlink",
    89: "readlink", 90: "chmod", 91: "fchmod", 92: "chown", 93: "fchown", 188: "setxattr",
    190: "fsetxattr", 191: "getxattr", 194: "listxattr", 217: "getdents64", 257: "openat",
    258: "mkdirat", 262: "newfstatat", 263: "unlinkat", 264: "renameat", 265: "linkat",
    269: "faccessat", 316: "renameat2", 332: "statx",
}  # fmt: skip


@dataclass(frozen=True)
class Blow:
    """What befalls the act: at its stop `number` (before and behind each call), or each `calls`.

    `error` 0 is SIGKILL, -1 is Ctrl+C; with an error, stops are the file calls among `calls`.
    """

    number: int | None
    error: int = 0
    calls: frozenset[str] = frozenset(FILE_CALLS.values())


KILLED, INTERRUPTED = 0, -1


@dataclass(frozen=True)
class End:
    """How it ended: `told` is what the act gave; `call` the system call that was struck, if any."""

    told: str
    is_struck: bool
    is_killed: bool
    call: str = ""


def struck(act: Callable[[], str], blow: Blow) -> End:
    """Run `act` in a fork, and strike it."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        run_traced(act, write)
    os.close(write)
    tracer = Tracer(pid, blow)
    status = tracer.follow()
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read().decode()
    return End(told, tracer.is_struck, os.WIFSIGNALED(status), tracer.call)


def run_traced(act: Callable[[], str], write: int) -> None:
    """In the fork: wait for the tracer, then act."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    ptrace(TRACE_ME, 0, 0, 0)
    os.kill(os.getpid(), signal.SIGSTOP)
    told = ""
    try:
        told = act()
    finally:
        told = told or error_name()
        while True:  # the blow may fall here too
            with contextlib.suppress(OSError, KeyboardInterrupt):
                os.write(write, told.encode())
                os._exit(0)


def error_name() -> str:
    """The kind of the error that is on its way, if any."""
    kind = sys.exc_info()[0]
    return kind.__name__ if kind else ""


class Tracer:
    """Goes with the process from stop to stop."""

    def __init__(self, pid: int, blow: Blow) -> None:
        self._pid, self._blow = pid, blow
        self._stops = 0
        self.is_struck = False
        self.call = ""

    def follow(self) -> int:
        """Let it run to its end, with the blow; gives its status."""
        os.waitpid(self._pid, 0)
        ptrace(SET_OPTIONS, self._pid, 0, MARK_CALLS | KILL_ON_EXIT)
        signal_, is_entry, fails = 0, True, False
        while True:
            ptrace(GO_ON, self._pid, 0, signal_)
            _, status = os.waitpid(self._pid, 0)
            if not os.WIFSTOPPED(status):
                return status
            signal_ = 0
            if os.WSTOPSIG(status) != CALL_STOP:
                signal_ = os.WSTOPSIG(status)
            elif self._blow.error > 0:
                if is_entry:
                    fails = self._is_hit_by_error()
                elif fails:
                    ptrace(POKE_USER, self._pid, RESULT, -self._blow.error)
                is_entry = not is_entry
            else:
                signal_ = self._signal_here()

    def _signal_here(self) -> int:
        number, self._stops = self._stops, self._stops + 1
        if number != self._blow.number:
            return 0
        self.is_struck = True
        if self._blow.error == INTERRUPTED:
            return signal.SIGINT
        os.kill(self._pid, signal.SIGKILL)
        return 0

    def _is_hit_by_error(self) -> bool:
        name = FILE_CALLS.get(ptrace(PEEK_USER, self._pid, NUMBER, 0), "")
        if name not in self._blow.calls:
            return False
        number, self._stops = self._stops, self._stops + 1
        if self._blow.number not in (None, number):
            return False
        self.is_struck, self.call = True, name
        ptrace(POKE_USER, self._pid, NUMBER, -1)  # no such call: it does nothing
        return True


def ptrace(request: int, pid: int, address: int, data: int) -> int:
    """man 2 ptrace."""
    call = ctypes.CDLL(None, use_errno=True).ptrace
    call.restype = ctypes.c_long
    call.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    return call(request, pid, address, ctypes.c_void_p(data))
