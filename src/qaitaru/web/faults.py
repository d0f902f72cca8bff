"""What an exception is to a browser: one table of statuses, one page for each."""

from collections.abc import Callable
from typing import Final

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import Receive, Scope, Send

from qaitaru.acts.act import Desk
from qaitaru.facts import errors
from qaitaru.web.gate import Asked, Refuse
from qaitaru.web.pages import page
from qaitaru.web.view import view_of
from qaitaru.wording.faults import fault_text

STATUSES: Final[dict[type[Exception], int]] = {
    errors.EvidenceMissing: 404,
    errors.ImportMissing: 404,
    errors.AccountMissing: 404,
    errors.EntryMissing: 404,
    errors.AnalysisMissing: 404,
    errors.MappingMissing: 404,
    errors.ClaimMissing: 404,
    errors.ProfileMissing: 404,
    errors.WorkspaceMissing: 404,
    errors.ListVersionMissing: 404,
    errors.DesignationMissing: 404,
    errors.HitMissing: 404,
    errors.ListMissing: 409,
    errors.ListAltered: 409,
    errors.OwnProposal: 409,
    errors.ProposalMissing: 409,
    errors.ProposalWaits: 409,
    errors.FindingMissing: 404,
    errors.OwnFindingProposal: 409,
    errors.FindingProposalMissing: 409,
    errors.FindingProposalWaits: 409,
    errors.PartyMissing: 404,
    errors.PairOfOne: 422,
    errors.NumbersConflict: 409,
    errors.JudgementMissing: 409,
    errors.DutyMissing: 404,
    errors.InvestigationMissing: 404,
    errors.EvidenceAltered: 409,
    errors.AnalysisAltered: 409,
    errors.AnalysisWithoutClaim: 409,
    errors.JournalBroken: 409,
    errors.RateStands: 409,
    errors.ReadingStands: 409,
    errors.ClaimChanged: 409,
    errors.ProfileChanged: 409,
    errors.WorkspaceOccupied: 409,
    errors.WorkspaceTooNew: 409,
    errors.WorkspaceFull: 409,
    errors.TemplateMissing: 404,
    errors.FactsFaulty: 422,
    errors.SourceUnreadable: 422,
    errors.MappingFaulty: 422,
    errors.CurrencyUnknown: 422,
    errors.CurrencyMismatch: 422,
    errors.ClaimFaulty: 422,
    errors.ClaimTooLarge: 422,
    errors.SettingFaulty: 422,
    errors.DutyRefused: 422,
    errors.CaseRefused: 422,
    errors.UseRefused: 422,
    errors.SharingRefused: 422,
    errors.SameMember: 409,
    errors.PackFaulty: 422,
}
_WORDED: Final = frozenset({400, 401, 403, 404, 405, 409, 413, 422, 500})
_TOLD: Final = frozenset({409, 422})  # the reason is the member's own business; elsewhere it hides


def refusal(scope: Scope, desk: Desk, status: int, reason: str = "") -> Response[str]:
    """The page of a status. What may not be seen and what does not exist have the same one."""
    known = status if status in _WORDED else 500 if status >= 500 else 400
    view = view_of(scope, desk)
    return page(view, "refusal.html", status=known, code=known, reason=reason, room="")


def refuser(desk: Desk) -> Refuse:
    """How the gate answers those it does not let in."""

    async def refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
        response = refusal(scope, desk, status)
        answer = response.to_asgi_response(app=None, request=Request(scope))
        await answer(scope, receive, send)

    return refuse


def handlers(desk: Desk) -> dict[int | type[Exception], Callable[..., Response[str]]]:
    """What litestar does with an exception: no trace is shown, no difference tells of a secret."""

    def on_http(request: Asked, fault: HTTPException) -> Response[str]:
        return refusal(request.scope, desk, fault.status_code)

    def on_house(request: Asked, fault: errors.QaitaruError) -> Response[str]:
        status = status_of(type(fault))
        words = view_of(request.scope, desk).words
        reason = fault_text(fault, words)
        return refusal(request.scope, desk, status, reason if status in _TOLD else "")

    def on_any(request: Asked, _: Exception) -> Response[str]:
        return refusal(request.scope, desk, 500)

    return {HTTPException: on_http, errors.QaitaruError: on_house, Exception: on_any}


def status_of(kind: type[Exception]) -> int:
    """The status of an exception's class, or of the nearest class above it that has one."""
    return next((STATUSES[above] for above in kind.__mro__ if above in STATUSES), 500)
