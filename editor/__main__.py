"""`python -m editor` is `post-editor`."""

import sys

from editor.cli import main

if __name__ == "__main__":
    sys.exit(main())
