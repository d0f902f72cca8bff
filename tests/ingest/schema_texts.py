"""A schema of three fields with the traps of the published ones, and reports for it."""

from pathlib import Path

SCHEMA = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" vc:minVersion="1.1">
  <xs:element name="report">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="rentity_id" type="xs:int"/>
        <xs:element name="email" minOccurs="0" type="email_address"/>
        <xs:element name="first_name" minOccurs="0" maxOccurs="2" type="latin_name"/>
        <xs:element name="transmode_comment" minOccurs="0">
          <xs:simpleType>
            <xs:restriction base="xs:string"><xs:maxLength value="1"/></xs:restriction>
          </xs:simpleType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:simpleType name="email_address">
    <xs:restriction base="xs:string">
      <xs:pattern value="[_a-z0-9-+]+@[a-z0-9-]+"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="latin_name">
    <xs:restriction base="xs:string"><xs:pattern value="^[a-zA-Z .'-]*$"/></xs:restriction>
  </xs:simpleType>
</xs:schema>
"""


def report(body: str) -> str:
    return f"<report>\n<rentity_id>7</rentity_id>\n{body}\n</report>"


def written(folder: Path, body: str, schema: str = SCHEMA) -> tuple[Path, Path]:
    """The report and the schema as files."""
    paths = folder / "report.xml", folder / "schema.xsd"
    for path, text in zip(paths, (report(body), schema), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths
