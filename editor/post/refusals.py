"""Why the system did not do what was asked, and what the writer can do, in words."""

from __future__ import annotations

import errno

HELD = "another program holds it. Close it there, or save somewhere else"
HELD_ON_WINDOWS = (32, 33)  # sharing and lock violations, which Python calls EACCES
NO_NAME = "its name holds a character that no file can have. Save under another name"
NOT_ANSWERING = "the disk or server does not answer. Connect it again, or save somewhere else"
NOT_IN_ONE_STEP = "its file system cannot exchange a file in one step. Save somewhere else"
NO_PERMISSION = "this user may not write there. Change the permissions, or save somewhere else"
NOT_PLAIN = "it is no plain file. Save under another name"
TOO_MANY_OPEN = "too many files are open. Close some programs, and try again"

WHY = {
    errno.ENOSPC: "the disk is full. Free some space, or save somewhere else",
    errno.EDQUOT: "your disk quota is used up. Free some space, or save somewhere else",
    errno.EFBIG: "the file would be larger than this computer allows. Save somewhere else",
    errno.EROFS: "the disk is read-only. Save somewhere else",
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.ENOENT: "the folder is gone. Save somewhere else",
    errno.ESTALE: "the folder is gone. Save somewhere else",
    errno.ENOTDIR: "a part of its path is no folder. Save somewhere else",
    errno.EISDIR: "it is a folder. Save under another name",
    errno.ENXIO: NOT_PLAIN,
    errno.ENAMETOOLONG: "the name is too long. Save under a shorter one",
    errno.EINVAL: NO_NAME,
    errno.EILSEQ: NO_NAME,
    errno.ELOOP: "its links go round in a circle. Save somewhere else",
    errno.EEXIST: "something of that name came up meanwhile. Try again",
    errno.EIO: "the disk reports an error. Save somewhere else",
    errno.ENODEV: NOT_ANSWERING,
    errno.ENOTCONN: NOT_ANSWERING,
    errno.ETIMEDOUT: NOT_ANSWERING,
    errno.EHOSTDOWN: NOT_ANSWERING,
    errno.EBUSY: HELD,
    errno.ETXTBSY: HELD,
    errno.EAGAIN: HELD,
    errno.ENOSYS: NOT_IN_ONE_STEP,
    errno.ENOTSUP: NOT_IN_ONE_STEP,
    errno.EOPNOTSUPP: NOT_IN_ONE_STEP,
    errno.EXDEV: NOT_IN_ONE_STEP,
    errno.EMFILE: TOO_MANY_OPEN,
    errno.ENFILE: TOO_MANY_OPEN,
    errno.EINTR: "the system broke it off. Try again",
    errno.ENOMEM: "there is no memory left. Close some programs, and try again",
}


class NotPlain(OSError):
    """A FIFO, a device, a socket stands there, which is never opened."""

    def __init__(self) -> None:
        super().__init__(errno.ENXIO, "not a plain file")


def reason(error: OSError | ValueError) -> str:
    """What stands behind “cannot be written: ”, without a full stop."""
    if isinstance(error, ValueError):  # Python's word for names that no system knows
        return NO_NAME
    if getattr(error, "winerror", 0) in HELD_ON_WINDOWS:
        return HELD
    return WHY.get(error.errno or 0) or error.strerror or str(error)


def cause(error: OSError) -> str:
    """The same without what the writer can do, for files that are the program's own."""
    return reason(error).partition(". ")[0]
