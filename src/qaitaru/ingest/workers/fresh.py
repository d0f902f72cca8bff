"""A worker in an interpreter of its own, where none can be forked; its lines are its pipes.

It is started as ``python -m qaitaru.ingest.workers.fresh``.
"""

import os
import sys

from qaitaru.ingest.workers.child import carry_out, preload
from qaitaru.ingest.workers.messages import Message, line, order_in


def main() -> None:
    """Carry out the one order that comes on the standard input, and answer on the output."""
    order = order_in(sys.stdin.buffer.readline())
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0) as parent:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())  # what a library prints is no message

        def say(message: Message) -> None:
            parent.write(line(message))

        preload(order.readers)
        carry_out(order, say)


if __name__ == "__main__":
    main()
