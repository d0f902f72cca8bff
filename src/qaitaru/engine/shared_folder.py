"""A folder that the cluster and we both reach: on a shared disk, or in an object store by address.

Arrow speaks to the store (``s3://``, ``gs://``, ``abfss://``, ``hdfs://``, ``file://``; any other
of fsspec's as ``fsspec+NAME://``), with the keys that the machine has for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import uuid4

from pyarrow import ArrowException
from pyarrow.fs import FileSelector, FileSystem, LocalFileSystem, copy_files

from qaitaru.facts.errors import SystemRefused

_FAULTS: Final = (ArrowException, OSError, ImportError)


class SharedFolder:
    """One session's own folder, by the address at which servers find it too."""

    def __init__(self, address: str, files: Any, path: str) -> None:
        self._address = address
        self._files = files
        self._path = path

    def put(self, name: str, files: list[Path]) -> list[str]:
        """Copy files there; their addresses.

        Raises: SystemRefused.
        """
        return [self._put(f"{name}-{nth}.parquet", file) for nth, file in enumerate(files)]

    def place(self, name: str) -> str:
        """An address at which a server may write a table."""
        return f"{self._address}/{name}-{uuid4().hex}"

    def is_bare(self, place: str) -> bool:
        """Whether nothing was written at a place.

        Raises: SystemRefused.
        """
        path = self._path + place.removeprefix(self._address)
        try:
            return not self._files.get_file_info(FileSelector(path, allow_not_found=True))
        except _FAULTS as fault:
            raise SystemRefused(_bare(self._address), str(fault)) from fault

    def _put(self, name: str, file: Path) -> str:
        try:
            copy_files(
                str(file.absolute()),
                f"{self._path}/{name}",
                source_filesystem=LocalFileSystem(),
                destination_filesystem=self._files,
            )
        except _FAULTS as fault:
            raise SystemRefused(_bare(self._address), str(fault)) from fault
        return f"{self._address}/{name}"


@contextmanager
def shared_folder(address: str) -> Iterator[SharedFolder]:
    """A folder of one's own below an address, gone at the end with all that is in it.

    Args:
        address: an absolute path, or a URL.
    Raises: SystemRefused.
    """
    own = f"{address.rstrip('/')}/qaitaru-{uuid4().hex}"
    try:
        files, path = FileSystem.from_uri(own)
        files.create_dir(path, recursive=True)
    except _FAULTS as fault:
        raise SystemRefused(_bare(address), str(fault)) from fault
    try:
        yield SharedFolder(own, files, path)
    finally:
        try:
            files.delete_dir(path)
        except _FAULTS as fault:  # rows of an investigation are not left lying in silence
            raise SystemRefused(_bare(own), str(fault)) from fault


def _bare(address: str) -> str:
    """An address less the keys that may stand in it."""
    told = urlsplit(address)
    return told._replace(netloc=told.netloc.rpartition("@")[2], query="").geturl()
