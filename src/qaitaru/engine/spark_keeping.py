"""Steps that are read more than once, worked out once on a cluster and let go at the end.

Apache Spark keeps them itself. Sail has no such words: there they are written as Parquet into the
shared folder, and where none is named, worked out each time they are read.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress

from pyspark.errors import PySparkException
from pyspark.sql import DataFrame
from pyspark.sql.connect.session import SparkSession

from qaitaru.engine.shared_folder import SharedFolder


class Keeping:
    """What a session keeps."""

    def __init__(self, session: SparkSession, shared: SharedFolder | None) -> None:
        self._session = session
        self._shared = shared
        self._cached: set[str] = set()

    def keep(self, name: str, spelled: str) -> None:
        """Give a query a name, so that reading it again is no work.

        Raises: what the client raises.
        """
        if self._shared is None:
            self._session.sql(spelled).createOrReplaceTempView(name)
            self._cache(name)
            return
        self._written(self._shared, name, spelled).createOrReplaceTempView(name)

    def let_go(self, names: Iterable[str]) -> None:
        """Let the cluster's memory go of these; files go with the shared folder."""
        for name in self._cached.intersection(names):
            with suppress(PySparkException):  # gone already
                self._session.catalog.uncacheTable(name)
            self._cached.discard(name)

    def let_all_go(self) -> None:
        """Leave nothing in the memory of the cluster, which outlives a session."""
        self.let_go(frozenset(self._cached))

    def _written(self, shared: SharedFolder, name: str, spelled: str) -> DataFrame:
        """A query's rows, read from where they were put; Sail puts nothing where there are none."""
        found = self._session.sql(spelled)
        place = shared.place(name)
        found.write.parquet(place)
        if shared.is_bare(place):
            return self._session.createDataFrame([], found.schema)
        return self._session.read.parquet(place)

    @property
    def cached(self) -> Collection[str]:
        """What the cluster's memory holds for this session."""
        return frozenset(self._cached)

    def _cache(self, name: str) -> None:
        with suppress(PySparkException):  # Sail does not know how
            self._session.catalog.cacheTable(name)
            self._cached.add(name)
