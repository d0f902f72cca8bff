"""Seeing a source around one place: in a process of its own, locked in like a reader."""

from pathlib import Path

from qaitaru.ingest.excerpt import Excerpt, excerpt
from qaitaru.ingest.workers.aside import Question, answer, ask


class Look(Question, frozen=True):
    """What is to be seen."""

    encoding: str = ""
    place: str = ""


def look_at(source: Path, encoding: str, place: str) -> Excerpt:
    """The stretch around a place, or nothing where the source cannot be shown."""
    asked = Look(source=str(source), encoding=encoding, place=place)
    return ask("qaitaru.ingest.look", asked, Excerpt) or Excerpt()


def _see(asked: Look) -> Excerpt:
    return excerpt(Path(asked.source), asked.encoding, asked.place)


def _load_before_the_fence(asked: Look) -> None:
    if asked.place.startswith("page="):
        # lazily: only a view of a page needs them, and nothing can be loaded afterwards
        import PIL.ImageDraw  # noqa: PLC0415
        import PIL.PngImagePlugin  # noqa: F401, PLC0415
        import pypdfium2  # noqa: F401, PLC0415


if __name__ == "__main__":
    answer(Look, _see, _load_before_the_fence)
