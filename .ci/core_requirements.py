"""Print what the core and its tests need: every dependency but those that bring Qt."""

import re
import tomllib
from pathlib import Path

QT = re.compile(r"pyside6|qtawesome|pytest-qt", re.IGNORECASE)

project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
needed = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
print("\n".join(each for each in needed if not QT.match(each)))
