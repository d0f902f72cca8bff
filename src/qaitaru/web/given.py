"""What the application hands to every screen."""

from typing import TypeAlias

from litestar.di import NamedDependency

from qaitaru.acts.act import Desk
from qaitaru.web.doorkeeper import Doorkeeper
from qaitaru.web.jobs import Jobs
from qaitaru.web.reception import Reception
from qaitaru.web.view import View

GivenDesk: TypeAlias = NamedDependency[Desk]
GivenView: TypeAlias = NamedDependency[View]
GivenJobs: TypeAlias = NamedDependency[Jobs]
GivenReception: TypeAlias = NamedDependency[Reception]
GivenDoorkeeper: TypeAlias = NamedDependency[Doorkeeper]
