"""What the commands on requests are given."""

from typing import Annotated

import typer

from qaitaru.cli.face import WORDS
from qaitaru.law.request_fields import RequestField

RequestArgument = Annotated[int, typer.Argument(help=WORDS("cli.request.number"))]
AskedArgument = Annotated[int, typer.Argument(help=WORDS("cli.request.asked"))]
AnswerArgument = Annotated[int, typer.Argument(help=WORDS("cli.request.answer_number"))]
FieldArgument = Annotated[
    str, typer.Argument(help=WORDS("cli.request.field", all=", ".join(RequestField)))
]
SharedWithOption = Annotated[str, typer.Option(help=WORDS("cli.request.shared_with"))]
