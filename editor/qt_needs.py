"""What Qt needs of this computer: shared libraries, a font, a display. Imports no Qt.

`python -m editor.qt_needs` says what is missing; with `--install`, as root on Debian or Ubuntu,
it installs that, and what checks the spelling of English besides, which the program can do without.
With `--tests` it also installs what the tests of the real window use, which are skipped where that
is not to be had: a screen nobody sees, what screen readers stand on, and an input method.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# Debian's packages for the libraries that PySide6 links to but does not bring.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3",
    "libXrandr.so.2": "libxrandr2",
    "libXrender.so.1": "libxrender1",
    "libXtst.so.6": "libxtst6",
    "libasound.so.2": "libasound2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libjpeg.so.62": "libjpeg62-turbo",
    "libnspr4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libsmime3.so": "libnss3",
    "libplds4.so": "libnspr4",
    "libplc4.so": "libnspr4",
    "libudev.so.1": "libudev1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
    "libxshmfence.so.1": "libxshmfence1",
    "libz.so.1": "zlib1g",
}
FONT_PACKAGES = ("fontconfig", "fonts-dejavu-core")
SPELLING_PACKAGES = ("libenchant-2-2", "hunspell-en-us")
TEST_PACKAGES = {
    "/usr/bin/Xvfb": "xvfb",
    "/usr/bin/dbus-daemon": "dbus",
    "/usr/share/dbus-1/services/org.a11y.Bus.service": "at-spi2-core",
    "/usr/bin/ibus-daemon": "ibus",
}
PARTS = (
    "Qt/lib/libQt6Gui.so.6",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6WebEngineCore.so.6",
    "Qt/lib/libQt6WebEngineWidgets.so.6",
    "Qt/libexec/QtWebEngineProcess",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so",
)
XCB = "Qt/plugins/platforms/libqxcb.so"
NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
LIBRARY = re.compile(r"\S+\.so[.\d]*")


def qt_folder() -> Path | None:
    """Where PySide6 is installed, found without importing it."""
    spec = importlib.util.find_spec("PySide6")
    return Path(spec.origin).parent if spec and spec.origin else None


def missing_libraries() -> list[str]:
    """The shared libraries that parts of Qt link to and this computer lacks (Linux only)."""
    folder = qt_folder()
    if folder is None or not sys.platform.startswith("linux") or not shutil.which("ldd"):
        return []
    found: set[str] = set()
    for part in PARTS:
        if (folder / part).exists():
            answer = subprocess.run(
                ["ldd", str(folder / part)], capture_output=True, text=True, check=False
            )
            found |= lacking(answer.stdout)
    return sorted(found)


def lacking(ldd_answer: str) -> set[str]:
    """The libraries that `ldd` did not find."""
    return set(NOT_FOUND.findall(ldd_answer))


def has_font() -> bool:
    """Is there a font that fontconfig knows? (Elsewhere than on Linux there always is.)"""
    if not sys.platform.startswith("linux"):
        return True
    if not shutil.which("fc-list"):
        return False
    answer = subprocess.run(["fc-list"], capture_output=True, text=True, check=False)
    return bool(answer.stdout.strip())


def has_spelling() -> bool:
    """Can the spelling of English be checked? (Elsewhere than on Linux, a wheel brings it all.)"""
    if not sys.platform.startswith("linux"):
        return True
    from editor.dictionaries.dictionaries import dictionaries_here

    return "en_US" in dictionaries_here().names()


def packages_for(libraries: Iterable[str], font: bool = True) -> list[str]:
    """The Debian packages that bring `libraries`, and a font if there is none."""
    names = {name_here(PACKAGES.get(library, library)) for library in libraries}
    return sorted(names | (set() if font else set(FONT_PACKAGES)))


def packages_for_tests() -> list[str]:
    """The Debian packages that the tests of the real window lack here."""
    return [package for file, package in TEST_PACKAGES.items() if not Path(file).exists()]


def name_here(package: str) -> str:
    """The package's name on this computer: Debian 13 and Ubuntu 24.04 put t64 behind some."""
    if not shutil.which("apt-cache"):
        return package
    newer = f"{package}t64"
    found = subprocess.run(["apt-cache", "show", newer], capture_output=True, check=False)
    return newer if found.returncode == 0 else package


def install_command(packages: Iterable[str]) -> list[str]:
    """What installs `packages` on Debian and Ubuntu."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def how_to_mend(libraries: Iterable[str], font: bool = True) -> str:
    """The command that brings what is missing, as a person would type it."""
    if shutil.which("apt-get"):
        return "sudo " + " ".join(install_command(packages_for(libraries, font)))
    return "install " + ", ".join([*libraries, *([] if font else ["a font"])])


def display_problem(environ: Mapping[str, str]) -> str | None:
    """Why no window can be shown; None where one can, as far as that is seen from outside."""
    platform = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or platform not in ("", "xcb"):
        return None
    if platform == "" and wayland_answers(environ):
        return None
    display = environ.get("DISPLAY")
    if not display:
        return (
            "There is no display to open a window on. Run it in a desktop session, or write a "
            "picture instead: post-editor --screenshot window.png POST."
        )
    if not answers(display):
        return f"The display {display} does not answer; check DISPLAY."
    return None


def wayland_answers(environ: Mapping[str, str]) -> bool:
    """Does a Wayland compositor listen?"""
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return listens(str(Path(environ.get("XDG_RUNTIME_DIR", "")) / name))


def answers(display: str) -> bool:
    """Does an X server listen at `display`? (One on another computer is taken at its word.)"""
    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if host not in ("", "unix") or not number.isdigit():
        return True
    return listens(f"\0/tmp/.X11-unix/X{number}") or listens(f"/tmp/.X11-unix/X{number}")


def listens(address: str) -> bool:
    """Does a program of this computer listen at the socket `address`?"""
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(address) == 0


def why_no_window(environ: Mapping[str, str]) -> str | None:
    """One sentence with what mends it, where Qt would end the program; None where it runs."""
    return display_problem(environ) or library_problem(environ)


def library_problem(environ: Mapping[str, str]) -> str | None:
    """Which shared library is missing, found by loading what Qt will load anyway."""
    folder = qt_folder()
    if folder is None:
        return "PySide6 is not installed. Run: pip install pyside6"
    if not sys.platform.startswith("linux"):
        return None
    parts = ["Qt/lib/libQt6WebEngineCore.so.6"]
    if environ.get("QT_QPA_PLATFORM", "xcb") == "xcb" and not environ.get("WAYLAND_DISPLAY"):
        parts.append(XCB)
    for part in parts:
        try:
            ctypes.CDLL(str(folder / part))
        except OSError as error:
            libraries = missing_libraries() or LIBRARY.findall(str(error))[:1]
            return (
                f"Qt needs {', '.join(libraries)}, which this computer lacks. "
                f"Run: {how_to_mend(libraries)}"
            )
    return None


def main(words: list[str]) -> int:
    """Say what is missing, or install it; 0 when nothing is missing (any more)."""
    installs = "--install" in words and may_install()
    if installs and not has_spelling():
        install(SPELLING_PACKAGES)  # what was looked for in vain is looked for at the next start
    if "--tests" in words and may_install() and (packages := packages_for_tests()):
        install(packages)
    libraries, font = missing_libraries(), has_font()
    if not libraries and font:
        return 0
    missing = [*libraries, *([] if font else ["a font"])]
    print(f"Qt needs {', '.join(missing)}, which this computer lacks.")
    if not installs:
        print(f"Run: {how_to_mend(libraries, font)}")
        return 1
    install(packages_for(libraries, font))
    return main([])


def may_install() -> bool:
    """Is this root on Debian or Ubuntu?"""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def install(packages: Iterable[str]) -> None:
    """Install Debian packages; says nothing unless it fails."""
    run_apt(["apt-get", "update"])  # which may tell other names for them
    run_apt(install_command(packages))


def run_apt(command: list[str]) -> None:
    """Run apt without questions; its words are shown where it fails."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        print(done.stderr.strip()[-2000:], file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
