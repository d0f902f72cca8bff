"""Every kind of entry there is."""

from typing import TypeAlias

from qaitaru.casework.bodies.assets import (
    Asset,
    Encumbrance,
    Owner,
    Proof,
    TracedInto,
    Valuation,
    WealthLine,
)
from qaitaru.casework.bodies.conduct import (
    AgencyJoined,
    Closing,
    Note,
    PredicateCase,
    Reopening,
    RoleEnded,
    RoleGiven,
    Task,
    TaskDone,
)
from qaitaru.casework.bodies.keeping import (
    Cost,
    Manager,
    PhaseMove,
    PrincipleWeighed,
    Returned,
    RightClaimed,
    RightDecided,
    Sale,
)
from qaitaru.casework.bodies.measures import Extension, Measure, MeasureStep, ReleaseAsked
from qaitaru.casework.bodies.orders import Confiscation, MoneyPenalty, OrderStep
from qaitaru.casework.bodies.plan import Conclusion, Hypothesis, Question, RegisterAsked
from qaitaru.casework.bodies.requests import (
    Answer,
    Asked,
    AskedDropped,
    ConductCompared,
    ConsentToUse,
    FieldTold,
    Paper,
    Request,
    RequestStep,
    Used,
)
from qaitaru.casework.bodies.sharing import DecisionElsewhere, PackageCame, SendingAsked
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject

_Conduct: TypeAlias = (
    PredicateCase
    | AgencyJoined
    | RoleGiven
    | RoleEnded
    | Task
    | TaskDone
    | Note
    | Closing
    | Reopening
)
_Plan: TypeAlias = Hypothesis | Question | Conclusion | RegisterAsked
_Subjects: TypeAlias = Subject | ProceduralStatus
_Assets: TypeAlias = Asset | Owner | Encumbrance | Valuation | TracedInto | WealthLine | Proof
_Keeping: TypeAlias = (
    PhaseMove | Manager | Cost | Sale | RightClaimed | RightDecided | Returned | PrincipleWeighed
)
_Measures: TypeAlias = Measure | MeasureStep | Extension | ReleaseAsked
_Orders: TypeAlias = Confiscation | OrderStep | MoneyPenalty
_Requests: TypeAlias = (
    Request
    | FieldTold
    | Asked
    | AskedDropped
    | ConductCompared
    | Paper
    | RequestStep
    | Answer
    | ConsentToUse
    | Used
)
_Sharing: TypeAlias = SendingAsked | PackageCame | DecisionElsewhere
EveryBody: TypeAlias = (
    _Conduct | _Plan | _Subjects | _Assets | _Keeping | _Measures | _Orders | _Requests | _Sharing
)
