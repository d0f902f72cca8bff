"""``qaitaru documents render``: a paper from its facts in a file, with no workspace."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from qaitaru.acts.documents.templates import find, template_in
from qaitaru.cli.documents.not_made import tell_not_made
from qaitaru.cli.face import WORDS, JsonOption, tell, tell_json
from qaitaru.documents.facts.reading import read_facts
from qaitaru.documents.outline import Outline
from qaitaru.documents.render_docx import render_docx
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.documents.templating.papers import Issuer, Template, build_paper
from qaitaru.documents.templating.shelf import shipped
from qaitaru.facts.errors import SettingFaulty, SourceUnreadable
from qaitaru.wording import LANGUAGES

_ENDINGS: Final = (".pdf", ".docx")


def render(
    template: Annotated[str, typer.Argument(help=WORDS("cli.documents.template"))],
    *,
    facts: Annotated[Path, typer.Option(help=WORDS("cli.documents.facts"))],
    out: Annotated[Path, typer.Option(help=WORDS("cli.documents.out"))],
    language: Annotated[str, typer.Option(help=WORDS("cli.documents.language"))] = "",
    produced: Annotated[str, typer.Option(help=WORDS("cli.documents.produced"))] = "",
    as_json: JsonOption = False,
) -> None:
    """Render a paper as PDF or as a document of Word."""
    if out.suffix not in _ENDINGS:
        raise SettingFaulty("--out", str(out), ", ".join(_ENDINGS))
    chosen = _template(template, language)
    content = _bytes(facts)
    issuer = Issuer(agency="", produced_utc=_instant(produced))
    paper = build_paper(chosen, read_facts(chosen.document, content), issuer)
    if paper.outline is None:
        tell_not_made(paper.problems, as_json=as_json)
        return
    out.write_bytes(_rendered(paper.outline, out.suffix))
    if as_json:
        tell_json({"template": chosen.name, "path": str(out)})
    else:
        tell("cli.documents.rendered", path=out)


def _template(name: str, language: str) -> Template:
    """A template by the name of a file, or of a document with the language asked for."""
    path = Path(name)
    if path.suffix == ".md":
        return template_in(path)
    if language not in LANGUAGES:
        raise SettingFaulty("--language", language, ", ".join(LANGUAGES))
    return find(list(shipped()), f"{name}.{language}")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault


def _instant(text: str) -> datetime:
    """The instant of making: as given, else by this machine's clock."""
    if not text:
        return datetime.now(UTC)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise SettingFaulty("--produced", text, "2026-11-22T09:00:00+00:00") from None
    if instant.tzinfo is None:
        raise SettingFaulty("--produced", text, "2026-11-22T09:00:00+00:00")
    return instant.astimezone(UTC)


def _rendered(outline: Outline, ending: str) -> bytes:
    return render_pdf(outline) if ending == ".pdf" else render_docx(outline)
