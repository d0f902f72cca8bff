"""One invented list of OFAC's, in its CSV and in its XML, saying the same."""

from pathlib import Path

SDN = (
    '101,"EXAMPLE, Adam",individual,"SDGT] [IFSR",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB {born}; POB Sampleton, Iran; nationality Iran; Gender Male; '
    'Passport A123456 (Iran)."\n'
    '103,"SAMPLE STAR",vessel,"IRAN",-0- ,-0- ,-0- ,-0- ,-0- ,Malta,-0- ,'
    '"Vessel Registration Identification IMO 9187629."\n'
)
ALT = '101,11,"aka","SAMPLE, Adam",-0- \n'
ADD = '101,21,"1 Test Street","Sampleton","Iran",-0- \n'
XML = """<?xml version="1.0"?>
<sdnList><publshInformation><Publish_Date>{published}</Publish_Date></publshInformation>
<sdnEntry><uid>101</uid><firstName>Adam</firstName><lastName>EXAMPLE</lastName>
<sdnType>Individual</sdnType>
<programList><program>SDGT</program><program>IFSR</program></programList>
<idList><id><uid>1</uid><idType>Passport</idType><idNumber>A123456</idNumber>
<idCountry>Iran</idCountry></id>
<id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
<akaList><aka><uid>11</uid><type>a.k.a.</type><category>strong</category>
<lastName>SAMPLE</lastName><firstName>Adam</firstName></aka></akaList>
<addressList><address><uid>21</uid><address1>1 Test Street</address1><city>Sampleton</city>
<country>Iran</country></address></addressList>
<nationalityList><nationality><uid>31</uid><country>Iran</country></nationality></nationalityList>
<dateOfBirthList><dateOfBirthItem><uid>33</uid><dateOfBirth>{born}</dateOfBirth>
</dateOfBirthItem></dateOfBirthList>
<placeOfBirthList><placeOfBirthItem><uid>34</uid><placeOfBirth>Sampleton, Iran</placeOfBirth>
</placeOfBirthItem></placeOfBirthList></sdnEntry>
<sdnEntry><uid>103</uid><lastName>SAMPLE STAR</lastName><sdnType>Vessel</sdnType>
<programList><program>IRAN</program></programList>
<idList><id><uid>6</uid><idType>Vessel Registration Identification</idType>
<idNumber>IMO 9187629</idNumber></id></idList>
<vesselInfo><vesselFlag>Malta</vesselFlag></vesselInfo></sdnEntry></sdnList>
"""
BORN = "03 Feb 1951"


def write_csv(folder: Path, born: str = BORN) -> Path:
    """The list as its three files, in a folder of their own."""
    folder.mkdir()
    told = {"sdn.csv": SDN.format(born=born), "alt.csv": ALT, "add.csv": ADD}
    for name, text in told.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_xml(path: Path, born: str = BORN, published: str = "03/04/2026") -> Path:
    """The list as its one file."""
    path.write_text(XML.format(born=born, published=published), encoding="utf-8")
    return path
