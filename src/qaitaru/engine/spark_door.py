"""The door to a cluster: whether Spark stands at an address, and a session there.

Loaded only where a workspace asks for it: its packages are the extra ``cluster``.
"""

import errno
import os
import re
import socket
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from pyspark.sql.connect.client.retries import DefaultPolicy
from pyspark.sql.connect.session import SparkSession

from qaitaru.engine.shared_folder import shared_folder
from qaitaru.engine.spark_engine import FAULTS, SparkEngine, told_by
from qaitaru.facts.errors import EngineUnreachable

_ADDRESS: Final = re.compile(r"sc://(\[[0-9A-Fa-f:]+\]|[^:/\[\]]+):(\d+)(/.*)?")
_PATIENCE_SECONDS: Final = 10  # for the first word; an analysis may take as long as it takes
_RETRIES: Final = 3

# The client warns of what it also raises.
warnings.filterwarnings("ignore", message=r"\[RETRIES_EXCEEDED\]")


@contextmanager
def open_spark(address: str, folder: str = "") -> Iterator[SparkEngine]:
    """A session at an address like ``sc://host:15002``; nothing of it is left at the end.

    Args:
        address: of the server.
        folder: that the servers and we both reach, a path or a URL; none where it is empty.

    Raises: EngineUnreachable, SystemRefused.
    """
    _knock(address)
    session = _greeted(address)
    with ExitStack() as ending:
        ending.callback(session.stop)
        shared = ending.enter_context(shared_folder(folder)) if folder else None
        engine = SparkEngine(session, shared)
        ending.callback(engine.close)
        yield engine


def _knock(address: str) -> None:
    """Whether anybody listens: the client would try for minutes on end."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise EngineUnreachable(_place(address), "sc://host:port")
    try:
        place = (found[1].strip("[]"), int(found[2]))
        socket.create_connection(place, timeout=_PATIENCE_SECONDS).close()
    except (OSError, OverflowError) as fault:
        raise EngineUnreachable(_place(address), str(fault)) from fault


def _greeted(address: str) -> SparkSession:
    """A session, once the server has answered in Spark's words.

    The client has no limit of its own for that: who listens may be silent, or speak otherwise, for
    ever. It is asked in a thread that is left behind where no answer comes.

    Raises: EngineUnreachable.
    """
    said: SimpleQueue[SparkSession | Exception] = SimpleQueue()
    Thread(target=_greet, args=(address, said), daemon=True).start()
    try:
        found = said.get(timeout=_PATIENCE_SECONDS)
    except Empty as silence:
        reason = os.strerror(errno.ETIMEDOUT)
        raise EngineUnreachable(_place(address), reason) from silence
    if isinstance(found, Exception):
        raise EngineUnreachable(_place(address), told_by(found)) from found
    return found


def _greet(address: str, said: "SimpleQueue[SparkSession | Exception]") -> None:
    try:
        session = SparkSession(connection=address)
        session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES)])
        session.version  # noqa: B018  # asked of the server
    except (*FAULTS, UserWarning) as fault:  # its warning, where warnings are errors
        said.put(fault)
    else:
        said.put(session)


def _place(address: str) -> str:
    """An address less what may be a token."""
    return address.partition("/;")[0]
