"""Every parameter of every typology has its unit."""

from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.detection.units import parameters_of, unit_of


def test_the_name_tells_the_unit() -> None:
    told = {
        name: unit_of(name) for name in ("after_seconds", "percent", "threshold", "times", "days")
    }
    assert list(told.values()) == ["seconds", "percent", "minor_units", "count", "days"]


def test_every_typology_tells_its_parameters() -> None:
    for typology in TYPOLOGIES:
        assert parameters_of(typology), typology.name
