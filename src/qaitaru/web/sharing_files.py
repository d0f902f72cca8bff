"""Files that come with a form and files that are handed out: packages, keys, questions."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec
from litestar import Response
from litestar.background_tasks import BackgroundTask
from litestar.datastructures import UploadFile
from litestar.response import File

from qaitaru.acts.act import Desk
from qaitaru.acts.sharing.signed_message import LARGEST
from qaitaru.sharing.signing import Signed
from qaitaru.web.gate import Asked
from qaitaru.web.reception import Reception, chunks_of, plain_name

T = TypeVar("T")


async def sent_with(request: Asked) -> tuple[dict[str, str], UploadFile | None]:
    """The fields of a form, and its file; no file where none was chosen."""
    form = await request.form()
    fields = {name: one for name, one in form.items() if isinstance(one, str)}
    files = [one for one in form.getall("file", []) if isinstance(one, UploadFile)]
    return fields, next((one for one in files if one.filename), None)


def read_whole(file: UploadFile) -> bytes:
    """The bytes of a small file; one byte more than a message may have, of a larger one."""
    file.file.seek(0)
    return file.file.read(LARGEST + 1)


def with_file(reception: Reception, file: UploadFile, does: Callable[[Path], T]) -> T:
    """Do something with an uploaded file on the disk, which goes when it is done."""
    number = reception.take([(file.filename, chunks_of(file.file))])
    (waiting,) = reception.waiting(number)
    try:
        return does(waiting.path)
    finally:
        for one in reception.hand_over(number):
            with suppress(FileNotFoundError):
                one.path.unlink()


def made_file(desk: Desk, name: str, makes: Callable[[Path], object]) -> File:
    """A file that an act writes, handed out once."""
    folder = TemporaryDirectory(prefix=".sharing-", dir=desk.workspace.folder)
    path = Path(folder.name) / plain_name(name)
    try:
        makes(path)
    except BaseException:
        folder.cleanup()
        raise
    return File(
        path=path,
        filename=path.name,
        media_type="application/octet-stream",
        background=BackgroundTask(folder.cleanup),
    )


def message_file(name: str, signed: Signed) -> Response[bytes]:
    """A question or an answer, handed out."""
    headers = {"content-disposition": f'attachment; filename="{plain_name(name)}"'}
    return Response(
        msgspec.json.encode(signed), media_type="application/octet-stream", headers=headers
    )
