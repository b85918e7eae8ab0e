"""An input method as writers of Japanese or Chinese have it: ibus, with an engine of our own.

It stands on ibus-daemon alone, spoken to as any engine speaks to it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection
from screen_reader import asked

IBUS = shutil.which("ibus-daemon")
LONGEST = 20.0  # seconds until it answers
NAME = "org.postEditor.Readings"
ENGINE = "/org/freedesktop/IBus/Engine/1"
DAEMON = DBusAddress("/org/freedesktop/IBus", "org.freedesktop.IBus", "org.freedesktop.IBus")
SIGNALS = DBusAddress(ENGINE, interface="org.freedesktop.IBus.Engine")
COMPONENT = f"""<component>
  <name>{NAME}</name><exec>/bin/false</exec>
  <engines><engine>
    <name>readings</name><language>ja</language><layout>default</layout>
    <longname>Readings</longname>
  </engine></engines>
</component>
"""
# In step with the daemon: else keys pressed faster than by a hand may overtake each other in it.
USED = {"QT_IM_MODULE": "ibus", "IBUS_ENABLE_SYNC_MODE": "1"}
RETURN, ESCAPE = 0xFF0D, 0xFF1B  # key symbols of X
HELD = 1 << 2 | 1 << 3 | 1 << 30  # Ctrl, Alt, and a key let go
Place = tuple[int, int, int, int]  # left, top, width and height
NOWHERE = (0, 0, 0, 0)


class Readings:
    """An engine: letters are composed to what they read as, Enter commits it, Esc gives it up."""

    def __init__(self, address: str, readings: Mapping[str, str]) -> None:
        self.composed = ""
        self.place: Place = NOWHERE  # where the program wants the candidates
        self.began: Place = NOWHERE  # and where that was before anything was composed
        self._readings = readings
        self._letters = ""
        self._bus = open_dbus_connection(address)
        self._ends = Event()
        self._thread = Thread(target=self._serve)

    def __enter__(self) -> Readings:
        asked(self._bus, message_bus, "RequestName", "su", (NAME, 0))
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ends.set()
        self._thread.join()
        self._bus.close()

    def _serve(self) -> None:
        while not self._ends.is_set():
            try:
                message = self._bus.receive(timeout=0.1)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._bus.send(self._answer(message))

    def _answer(self, message: Message) -> Message:
        match message.header.fields[HeaderFields.member], message.body:
            case "CreateEngine", _:
                return new_method_return(message, "o", (ENGINE,))
            case "ProcessKeyEvent", (symbol, _, state):
                return new_method_return(message, "b", (self._takes(symbol, state),))
            case "SetCursorLocation", place:
                self.place = place
            case "FocusOut" | "Reset" | "Disable", _:
                self._letters = self.composed = ""
            case "Get" | "GetAll", _:
                return new_error(message, "org.freedesktop.DBus.Error.UnknownProperty")
        return new_method_return(message)

    def _takes(self, symbol: int, state: int) -> bool:
        """Is the key for the engine? It is done then, and the program hears nothing of it."""
        if state & HELD:
            return False
        if ord("a") <= symbol <= ord("z"):
            if not self._letters:
                self.began = self.place
            self._compose(self._letters + chr(symbol))
            return True
        if not self._letters or symbol not in (RETURN, ESCAPE):
            return False
        if symbol == RETURN:
            self._tell("CommitText", "v", (ibus_text(self.composed),))
        self._compose("")
        return True

    def _compose(self, letters: str) -> None:
        text = self._readings.get(letters, letters)
        body = (ibus_text(text), len(text), bool(text), 0)
        self._tell("UpdatePreeditText", "vubu", body)
        self._letters, self.composed = letters, text

    def _tell(self, signal: str, signature: str, body: tuple) -> None:
        self._bus.send(new_signal(SIGNALS, signal, signature, body))


def ibus_text(text: str) -> tuple[str, tuple]:
    """A text without attributes, as IBus puts its objects into variants."""
    attributes = ("(sa{sv}av)", ("IBusAttrList", {}, []))
    return "(sa{sv}sv)", ("IBusText", {}, text, attributes)


@contextmanager
def input_method(
    home: Path, bus: Mapping[str, str], readings: Mapping[str, str]
) -> Iterator[tuple[Readings, dict[str, str]]]:
    """An engine with these readings, and the surroundings in which a program uses it."""
    assert IBUS is not None
    (home / "component").mkdir()
    (home / "component/readings.xml").write_text(COMPONENT, "utf-8")
    environ = {
        **os.environ,
        **bus,
        "HOME": str(home),
        **{f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "CACHE", "STATE")},
        "XDG_RUNTIME_DIR": str(home / "run"),
        "IBUS_COMPONENT_PATH": str(home / "component"),
    }
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    command = [IBUS, "--panel=disable", "--config=disable", "--emoji-extension=disable"]
    daemon = subprocess.Popen([*command, "--cache=none"], env=environ, stderr=subprocess.DEVNULL)
    try:
        address = told_address(home / "config/ibus/bus")
        with Readings(address, readings) as engine:
            choose(address)
            yield engine, {**bus, **USED}
    finally:
        daemon.kill()
        daemon.wait()


def told_address(folder: Path) -> str:
    """Where the daemon listens, once it has written it down there."""
    end = monotonic() + LONGEST
    while monotonic() < end:
        for file in folder.glob("*-unix-*"):
            for line in file.read_text("utf-8").splitlines():
                name, _, value = line.partition("=")
                if name == "IBUS_ADDRESS":
                    return value
        sleep(0.05)
    raise AssertionError("ibus-daemon does not tell where it listens")


def choose(address: str) -> None:
    """Make the engine the one that is used; the daemon asks it for an answer meanwhile."""
    with open_dbus_connection(address) as bus:
        asked(bus, DAEMON, "SetGlobalEngine", "s", ("readings",))
