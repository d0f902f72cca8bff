from collections.abc import Iterator
from pathlib import Path

from qaitaru.ingest.reading import Fact
from qaitaru.ingest.reading_tables import Opened

VOLUME_BYTES = 4 * 2**20
def read_volume(path: Path, folder: Path, opened: Opened, delimiter: str) -> Iterator[Fact] | None:
    return None
