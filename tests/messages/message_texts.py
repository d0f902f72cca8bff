"""Invented payment messages, as banks write them."""

PACS = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>M-77</MsgId><CreDtTm>2026-03-05T10:00:00</CreDtTm><NbOfTxs>1</NbOfTxs>
<InstgAgt><FinInstnId><BICFI>ALTNKZKA</BICFI></FinInstnId></InstgAgt></GrpHdr>
<CdtTrfTxInf><PmtId><InstrId>I-1</InstrId><EndToEndId>E2E-1</EndToEndId></PmtId>
<IntrBkSttlmAmt Ccy="USD">15000.00</IntrBkSttlmAmt><IntrBkSttlmDt>2026-03-06</IntrBkSttlmDt>
<UltmtDbtr><Nm>Sary Arka Trade LLP</Nm></UltmtDbtr>
<Dbtr><Nm>Dauren Ermekov</Nm><PstlAdr><Ctry>KZ</Ctry><AdrLine>Abay ave 10, Almaty</AdrLine>
</PstlAdr><Id><PrvtId><DtAndPlcOfBirth><BirthDt>1971-04-02</BirthDt><CityOfBirth>Shu</CityOfBirth>
<CtryOfBirth>KZ</CtryOfBirth></DtAndPlcOfBirth><Othr><Id>N7712345</Id></Othr></PrvtId></Id></Dbtr>
<DbtrAcct><Id><IBAN>KZ86125KZT5004100100</IBAN></Id></DbtrAcct>
<DbtrAgt><FinInstnId><BICFI>ALTNKZKA</BICFI><Nm>Altyn Invented Bank</Nm></FinInstnId></DbtrAgt>
<CdtrAgt><FinInstnId><Nm>Harbour Bank</Nm></FinInstnId></CdtrAgt>
<Cdtr><Nm>Grey Harbour Shipping FZE</Nm><PstlAdr><Ctry>AE</Ctry></PstlAdr></Cdtr>
<RmtInf><Ustrd>Freight MV Silver Tern IMO 9074729, contract with Zhandos Qarabekov</Ustrd></RmtInf>
</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>
"""

PAIN = """<?xml version="1.0" encoding="UTF-8"?>
<Envelope><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>P-5</MsgId><CreDtTm>2026-03-05T10:00:00</CreDtTm>
<InitgPty><Nm>Payroll Office</Nm>
<Id><OrgId><AnyBIC>ALTNKZKA</AnyBIC></OrgId></Id></InitgPty></GrpHdr>
<PmtInf><PmtInfId>B-1</PmtInfId><ReqdExctnDt><Dt>2026-03-07</Dt></ReqdExctnDt>
<Dbtr><Nm>Kok Zhiek JSC</Nm><Id><OrgId><Othr><Id>040140001234</Id></Othr></OrgId></Id></Dbtr>
<DbtrAgt><FinInstnId><BIC>ALTNKZKA</BIC></FinInstnId></DbtrAgt>
<CdtTrfTxInf><PmtId><EndToEndId>NOTPROVIDED</EndToEndId><InstrId>I-9</InstrId></PmtId>
<Amt><InstdAmt Ccy="KZT">250000</InstdAmt></Amt>
<Cdtr><Nm>Zhandos Qarabekov</Nm></Cdtr>
<RmtInf><Strd><AddtlRmtInf>Salary March</AddtlRmtInf></Strd></RmtInf></CdtTrfTxInf>
<CdtTrfTxInf><PmtId><EndToEndId>E-10</EndToEndId></PmtId>
<Amt><InstdAmt Ccy="KZT">1000</InstdAmt></Amt></CdtTrfTxInf>
</PmtInf></CstmrCdtTrfInitn></Document></Envelope>
"""

MT103 = """{1:F01ALTNKZKAAXXX0000000000}{3:{121:7c1b2d9e-0000-4a6b-9f00-1234567890ab}}{4:
:20:REF1001
:23B:CRED
:32A:260306USD15000,00
:50F:/KZ86125KZT5004100100
1/ERMEKOV DAUREN
2/ABAY AVE 10
3/KZ/ALMATY
4/19710402
5/KZ/SHU
6/KZ/ALTYN BANK/N7712345
:52A:ALTNKZKA
:57D://AE070331234567890123456
HARBOUR BANK
DUBAI
:59:/AE070331234567890123456
GREY HARBOUR
SHIPPING FZE
:70:FREIGHT MV SILVER TERN
ON BEHALF OF ZHANDOS
QARABEKOV
:71A:OUR
:72:/INS/HARBAEAD
-}{5:{CHK:123456789ABC}}
{1:F01ALTNKZKAAXXX0000000000}{2:I103HARBAEADXXXXN}{4:
:20:REF1002
:32A:260306USD10,
:50K:/123
AIGUL SADYKOVA
-}
"""
