"""What a screen reader is told of the windows of a program, and keys pressed as by a hand.

It stands on at-spi2-core and dbus-daemon alone, spoken to as any assistive program speaks to them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from own_screen import XVFB

DBUS = shutil.which("dbus-daemon")
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")  # of at-spi2-core
IS_HERE = XVFB is not None and DBUS is not None and SERVICE.is_file()
ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
EVENTS = "org.a11y.atspi.Event.Object"
KEYS = DBusAddress(
    "/org/a11y/atspi/registry/deviceeventcontroller",
    REGISTRY,
    "org.a11y.atspi.DeviceEventController",
)
BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
STATES = (  # in the order of AT-SPI's AtspiStateType
    "invalid active armed busy checked collapsed defunct editable enabled expandable expanded "
    "focusable focused tooltip horizontal iconified modal multiline multiselectable opaque pressed "
    "resizable selectable selected sensitive showing single-line stale transient vertical visible "
    "manages-descendants indeterminate required truncated animated invalid-entry completing "
    "selectable-text default visited checkable popup read-only"
).split()
LABELLED_BY = 2  # AT-SPI's AtspiRelationType
DOWN, UP, SYMBOL = 0, 1, 3  # AT-SPI's AtspiKeySynthType
HELD = {"Ctrl": 37, "Shift": 50, "Alt": 64}  # the key codes of X's usual keyboard
SYMBOLS = {
    "Tab": 0xFF09,
    "Enter": 0xFF0D,
    "Esc": 0xFF1B,
    "Backspace": 0xFF08,
    "Home": 0xFF50,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "End": 0xFF57,
    "Menu": 0xFF67,
    "comma": 0x2C,
    **{f"F{number}": 0xFFBD + number for number in range(1, 13)},
}


class Gone(LookupError):
    """What is asked about is in no window any more."""


@contextmanager
def own_bus(screen: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """A session's bus, and the surroundings in which a program tells of its windows on `screen`."""
    assert DBUS is not None
    command = [DBUS, "--session", "--nofork", "--print-address=1"]
    bus = subprocess.Popen(
        command,
        env={**os.environ, **screen},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert bus.stdout
        address = bus.stdout.readline().strip()
        yield {
            **screen,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
    finally:
        bus.kill()
        bus.communicate()


@dataclass(frozen=True)
class Control:
    """Something of a window, as a screen reader knows it."""

    bus: DBusConnection
    owner: str
    path: str

    @cached_property
    def name(self) -> str:
        return self._property("Name")

    @cached_property
    def description(self) -> str:
        return self._property("Description")

    @cached_property
    def role(self) -> str:
        return self._ask("GetRoleName")[0]

    @cached_property
    def states(self) -> frozenset[str]:
        low, high = self._ask("GetState")[0]
        bits = low | high << 32
        return frozenset(name for at, name in enumerate(STATES) if bits >> at & 1)

    @property
    def text(self) -> str:
        """What is written in it now."""
        return self._ask_text("GetText", "ii", (0, -1))[0]

    @property
    def caret(self) -> int:
        """Before which character one writes in it now."""
        address = DBusAddress(self.path, self.owner, TEXT)
        return answer(self.bus, Properties(address).get("CaretOffset"))[0][1]

    @property
    def size(self) -> tuple[int, int]:
        """How wide and high it is now."""
        address = DBusAddress(self.path, self.owner, COMPONENT)
        return asked(self.bus, address, "GetSize")

    @property
    def said(self) -> str:
        """What is said of it besides its name: by itself, or by the label beside it."""
        return self.description or "labelled" * any(
            kind == LABELLED_BY for kind, _ in self._relations()
        )

    def window(self) -> Control:
        """The window it is in."""
        owner, path = self._property("Parent")
        outer = Control(self.bus, owner, path)
        return self if outer.role == "application" else outer.window()

    def anew(self) -> Control:
        """The same, as it is now."""
        return Control(self.bus, self.owner, self.path)

    def children(self) -> list[Control]:
        """What is in it."""
        return [Control(self.bus, *each) for each in self._ask("GetChildren")[0]]

    def walk(self) -> Iterator[Control]:
        """It, and everything in it."""
        yield self
        for child in self.children():
            yield from child.walk()

    def _relations(self) -> list[tuple[int, list[tuple[str, str]]]]:
        return self._ask("GetRelationSet")[0]

    def _property(self, name: str) -> Any:
        address = DBusAddress(self.path, self.owner, ACCESSIBLE)
        return answer(self.bus, Properties(address).get(name))[0][1]

    def _ask_text(self, method: str, signature: str, body: tuple) -> tuple:
        address = DBusAddress(self.path, self.owner, TEXT)
        return asked(self.bus, address, method, signature, body)

    def _ask(self, method: str) -> tuple:
        return asked(self.bus, DBusAddress(self.path, self.owner, ACCESSIBLE), method)


class ScreenReader:
    """Listens on the bus that programs tell of their windows on."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(session) as bus:
            address = asked(bus, BUS, "GetAddress")[0]
        self._bus = open_dbus_connection(address)

        rule = MatchRule(type="signal", interface=EVENTS, member="StateChanged")
        rule.add_arg_condition(0, "focused")
        self._told = self._bus.filter(rule, bufsize=1000).__enter__()
        asked(self._bus, message_bus, "AddMatch", "s", (rule.serialise(),))
        registry = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
        asked(
            self._bus, registry, "RegisterEvent", "sass", ("object:state-changed:focused", [], "")
        )
        self._focused: Control | None = None

    def close(self) -> None:
        self._bus.close()

    def focused(self) -> Control | None:
        """What the program told last that it has the focus, as it is now."""
        with suppress(TimeoutError):
            while True:
                self._bus.recv_messages(timeout=0.02)
        for signal in self._told:
            fields, path = signal.header.fields, signal.header.fields[HeaderFields.path]
            if signal.body[1]:
                self._focused = Control(self._bus, fields[HeaderFields.sender], path)
        self._told.clear()
        return self._focused and self._focused.anew()

    def windows(self) -> list[Control]:
        """The windows of every program, those that are shown."""
        programs = Control(self._bus, REGISTRY, ROOT).children()
        return [window for program in programs for window in program.children()]

    def press(self, keys: str) -> None:
        """Press keys as they are named in menus: “Ctrl+Shift+P”."""
        *held, last = keys.split("+")
        for each in held:
            self._key(HELD[each], DOWN)
        self._key(SYMBOLS.get(last) or ord(last), SYMBOL)
        for each in reversed(held):
            self._key(HELD[each], UP)

    def type(self, text: str) -> None:
        """Press the key of each character."""
        for character in text:
            self._key(ord(character), SYMBOL)

    def click(self, left: int, top: int) -> None:
        """Click with the mouse there on the screen."""
        asked(self._bus, KEYS, "GenerateMouseEvent", "iis", (left, top, "b1c"))

    def _key(self, code: int, kind: int) -> None:
        asked(self._bus, KEYS, "GenerateKeyboardEvent", "isu", (code, "", kind))


def asked(
    bus: DBusConnection, whom: DBusAddress, method: str, signature: str = "", body: tuple = ()
) -> tuple:
    """The answer of another program to a method's call."""
    return answer(bus, new_method_call(whom, method, signature or None, body))


def answer(bus: DBusConnection, question: Message) -> tuple:
    """The answer of another program; raises Gone where it is about nothing."""
    reply = bus.send_and_get_reply(question, timeout=20)
    if reply.header.message_type is not MessageType.method_return:
        raise Gone(*reply.body)
    return reply.body
