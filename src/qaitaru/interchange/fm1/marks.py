"""The kinds of text an FM-1 holds, by the lengths and forms of its description.

Source: order No. 13 of 22 February 2022, appendix 2 (text of 10 July 2025), the table of tags.
"""

from typing import Annotated, TypeAlias

from qaitaru.interchange.nodes import Attribute, Limit, Text, Written

Flag: TypeAlias = Annotated[Text, Attribute()]
Guid: TypeAlias = Annotated[Text, Written("guid")]
Day: TypeAlias = Annotated[Text, Written("day")]
Moment: TypeAlias = Annotated[Text, Written("moment")]
Amount: TypeAlias = Annotated[Text, Written("amount")]
Text5: TypeAlias = Annotated[Text, Limit(5)]
Text30: TypeAlias = Annotated[Text, Limit(30)]
Text32: TypeAlias = Annotated[Text, Limit(32)]
Text50: TypeAlias = Annotated[Text, Limit(50)]
Text100: TypeAlias = Annotated[Text, Limit(100)]
Text300: TypeAlias = Annotated[Text, Limit(300)]
Text1000: TypeAlias = Annotated[Text, Limit(1000)]
Running: TypeAlias = Annotated[Text, Limit(1000, is_running=True)]
