"""``python -m qaitaru``."""

from qaitaru.cli import main

if __name__ == "__main__":
    main()
