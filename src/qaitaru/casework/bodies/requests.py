"""A request to a partner, or from one: what it says, what it asks, what came of it."""

from datetime import date

import msgspec

from qaitaru.casework.bodies.case_body import CaseBody


class Request(CaseBody, frozen=True, kw_only=True, tag="request"):
    """A request is begun; it is a draft until its steps say otherwise.

    ``partner`` is the state asked, or asking, by its ISO 3166 code in small letters; ``basis`` the
    instruments it stands on, by the law's names (``uncac``), none where it is reciprocity alone;
    ``follows`` the request it grew out of (an ARIN enquiry before the formal one).
    """

    title: str
    channel: str  # of the law: fiu, police, caricc, arin, mla
    partner: str
    is_incoming: bool = False
    basis: tuple[str, ...] = ()
    treaty: str = ""  # a bilateral treaty, as it is cited
    language: str = "en"  # into which it is translated
    urgency: str = "routine"  # routine, priority, urgent, immediate
    is_electronic: bool = False
    asks_presence: bool = False
    asks_procedure: bool = False
    follows: int = 0


class FieldTold(CaseBody, frozen=True, kw_only=True, tag="request_field"):
    """The text of one field of a request, which the entry is about; the latest holds."""

    field: str  # of the law
    text: str


class Asked(CaseBody, frozen=True, kw_only=True, tag="asked"):
    """One thing asked for: what, about whom or what, to prove which element, and why.

    ``subject`` and ``asset`` are entries of the investigation; ``account`` as it is written.
    """

    text: str
    assistance: str  # of the law
    subject: int = 0
    asset: int = 0
    account: str = ""
    element: str = ""  # of the law: e1 to e9
    why: str = ""
    since: date | None = None
    until: date | None = None


class AskedDropped(CaseBody, frozen=True, kw_only=True, tag="asked_dropped"):
    """What was asked, which the entry is about, is asked no more."""


class ConductCompared(CaseBody, frozen=True, kw_only=True, tag="conduct"):
    """One element of the conduct under both laws: dual criminality is judged by conduct."""

    conduct: str
    ours: str  # the article that punishes it here
    theirs: str = ""  # and there; empty where none was found


class Paper(CaseBody, frozen=True, kw_only=True, tag="paper"):
    """A paper of a request is at hand: signed, sealed, translated, certified."""

    field: str  # of the law
    language: str = ""  # of a translation


class RequestStep(CaseBody, frozen=True, kw_only=True, tag="request_step"):
    """A request goes on: to which stage, by which document."""

    to: str
    document: str = ""
    ground: str = ""  # of a refusal, of the law
    questions: str = ""  # what a supplement asks


class Limitation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be done with what came: the use limitation of an answer.

    ``uses`` are those allowed; anything else asks for the partner's consent first.
    """

    uses: tuple[str, ...]
    this_case_only: bool = True
    may_be_shared_with: tuple[str, ...] = ()  # agencies; empty: none without consent
    until: date | None = None


class Answer(CaseBody, frozen=True, kw_only=True, tag="answer"):
    """An answer to a request: which items it answers, its form, and what it may be used for.

    ``exhibit`` is the evidence item that came, on which the limitation rests.
    """

    answers: tuple[int, ...]  # what was asked, by number
    form: str  # original, certified, copy, electronic
    in_due_order: bool = False  # transmitted as the law wants it
    limitation: Limitation
    rights_objection: str = ""  # what was objected, where anything was


class ConsentToUse(CaseBody, frozen=True, kw_only=True, tag="use_consent"):
    """The partner agrees to a use beyond the limitation of an answer, which the entry is about."""

    use: str
    shared_with: str = ""  # an agency
    document: str


class Used(CaseBody, frozen=True, kw_only=True, tag="used"):
    """An answer, which the entry is about, is used."""

    use: str
    shared_with: str = ""
    where: str = ""  # in which document or court
