"""The publishers' formats, one a file, in the order they are asked whose a file is.

A new list is one more line here, and its reader beside the others.
"""

from qaitaru.lists.publishers.eu import READER as EU
from qaitaru.lists.publishers.ftm.entities import READER as FTM
from qaitaru.lists.publishers.ftm.table import READER as FTM_TABLE
from qaitaru.lists.publishers.kz.answer import READER as KZ_JSON
from qaitaru.lists.publishers.kz.document import READER as KZ
from qaitaru.lists.publishers.kz.weapons import READER as KZ_WEAPONS
from qaitaru.lists.publishers.mapped.reader import READER as MAPPED
from qaitaru.lists.publishers.ofac.advanced.reader import READER as OFAC_ADVANCED
from qaitaru.lists.publishers.ofac.files import READER as OFAC_CSV
from qaitaru.lists.publishers.ofac.plain import READER as OFAC_XML
from qaitaru.lists.publishers.seco.reader import READER as SECO
from qaitaru.lists.publishers.uk.document import READER as UK
from qaitaru.lists.publishers.uk.table import READER as UK_TABLE
from qaitaru.lists.publishers.un.reader import READER as UN
from qaitaru.lists.reading import ListReader

READERS: tuple[ListReader, ...] = (
    *(UN, OFAC_XML, OFAC_ADVANCED, OFAC_CSV, EU, UK, UK_TABLE, SECO),
    *(KZ, KZ_WEAPONS, KZ_JSON),
    *(FTM, FTM_TABLE),
    MAPPED,  # any table: the last to be asked
)
