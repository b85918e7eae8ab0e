"""One program for all windows: it listens for files that another start hands over."""

from __future__ import annotations

import os

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from editor.running_window import MOST_BYTES, TAKEN, Request, ask

START_MS = 10_000  # the longest that a start waits for another one to listen
SILENT_MS = 3_000  # after which one who says nothing is no longer listened to


class RunningInstance(QObject):
    """Listens at an address; `asked` gives each request of another start."""

    asked = Signal(object)

    def __init__(self, where: str, parent: QObject) -> None:
        super().__init__(parent)
        self._where = where
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take_all)
        parent.destroyed.connect(self._server.close)

    def listen(self) -> bool:
        """Begin; what a program that was killed left there goes. False where it cannot be."""
        QLocalServer.removeServer(self._where)
        return self._server.listen(self._where)

    def _take_all(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        # What is kept for a line that never ends must end: Qt reads no more than this.
        socket.setReadBufferSize(MOST_BYTES)
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._read(socket))
        QTimer.singleShot(SILENT_MS, socket, socket.abort)
        self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= MOST_BYTES:
                socket.abort()
            return
        try:
            request = Request.from_bytes(bytes(socket.readLine().data()))
        except ValueError:
            socket.abort()
            return
        socket.write(TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        self.asked.emit(request)


class Start:
    """The moment between looking for a running window and being it: one program at a time."""

    def __init__(self, where: str | None) -> None:
        self.where = where
        self._lock = QLockFile(f"{where}.lock") if where and os.name != "nt" else None

    def joins(self, request: Request) -> bool:
        """Was the request handed to a window that has come up meanwhile?"""
        if self._lock is not None and not self._lock.tryLock(START_MS):
            self.where = None  # somebody starts for ever: be a program of its own
        return ask(self.where, request)

    def listen(self, parent: QObject) -> RunningInstance | None:
        """Be the running window from now on; None where that cannot be."""
        instance = RunningInstance(self.where, parent) if self.where else None
        is_listening = instance is not None and instance.listen()
        if self._lock is not None:
            self._lock.unlock()
        return instance if is_listening else None
