"""The record's tables: the same on SQLite and on PostgreSQL.

Rows that tell what happened (custody, journal) are never updated or deleted: a trigger refuses it
on both engines (see the migrations). An import is withdrawn, never removed.

Long because it is the whole record, a table after a table.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts rows by INTEGER alone; PostgreSQL would wrap a 32-bit one.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _instant(name: str, *, nullable: bool = False) -> Column[str]:
    """An instant as the text of facts.moments.instant_text: sorts right, equal on both engines."""
    return Column(name, String(27), nullable=nullable)


AGENCIES = Table(
    "agencies",
    METADATA,
    Column("code", String(64), primary_key=True),
    Column("name", Text, nullable=False),
)

MEMBERS = Table(
    "members",
    METADATA,
    Column("code", String(64), primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False),
    Column("name", Text, nullable=False),
)

EVIDENCE = Table(
    "evidence_items",
    METADATA,
    Column("exhibit", _NUMBER, primary_key=True, autoincrement=False),  # given once, never reused
    Column("sha256", String(64), nullable=False, unique=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("name", Text, nullable=False),  # as it was offered
    Column("legal_basis", Text, nullable=False),
    Column("received_from", Text, nullable=False),
    Column("sealed_by", ForeignKey("members.code"), nullable=False),
    _instant("sealed_at"),
)

CUSTODY = Table(
    "custody_entries",
    METADATA,
    Column("number", _NUMBER, primary_key=True),
    Column("exhibit", ForeignKey("evidence_items.exhibit"), nullable=False, index=True),
    Column("event", String(32), nullable=False),  # sealed, offered_again, read, verified, altered
    Column("sha256", String(64), nullable=False),  # as found at this event
    Column("member", ForeignKey("members.code"), nullable=False),
    Column("remark", Text, nullable=False),
    _instant("at"),
)

IMPORTS = Table(
    "imports",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),  # order of commit, from 1
    Column("identity", String(64), nullable=False, unique=True),
    Column("exhibit", ForeignKey("evidence_items.exhibit"), nullable=False, index=True),
    Column("reader", String(64), nullable=False),
    Column("reader_version", Integer, nullable=False),
    Column("encoding", String(32), nullable=False),
    Column("mapping", Text, nullable=False),
    Column("mapping_sha256", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("folder", String(64), nullable=False),  # below ledger/
    Column("rows", Text, nullable=False),  # rows per table, as canonical JSON
    Column("problems", Text, nullable=False),  # problems per code and severity, likewise
    Column("content_sha256", String(64), nullable=False),  # over the Parquet files' hashes
    Column("committed_by", ForeignKey("members.code"), nullable=False),
    _instant("committed_at"),
    Column("withdrawn_by", ForeignKey("members.code")),
    _instant("withdrawn_at", nullable=True),
    Column("withdrawn_because", Text),
    CheckConstraint("state IN ('read', 'asked', 'refused')", name="state"),
    CheckConstraint(
        "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_somebody"
    ),
)

TOLD_LATER = frozenset(
    {IMPORTS.c.withdrawn_by, IMPORTS.c.withdrawn_at, IMPORTS.c.withdrawn_because}
)
"""What is told of a row after it was added, once; all else of a row stands for ever."""

MAPPINGS = Table(
    "mappings",
    METADATA,
    Column("name", String(128), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("confirmed_by", ForeignKey("members.code"), nullable=False),
    _instant("confirmed_at"),
)

CLAIMS = Table(
    "claims",
    METADATA,
    Column("name", String(128), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("saved_by", ForeignKey("members.code"), nullable=False),
    _instant("saved_at"),
)

WEALTH_PROFILES = Table(
    "wealth_profiles",
    METADATA,
    Column("name", String(128), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("saved_by", ForeignKey("members.code"), nullable=False),
    _instant("saved_at"),
)

RATES = Table(
    "rates",
    METADATA,
    Column("number", _NUMBER, primary_key=True),
    Column("source_currency", String(8), nullable=False),
    Column("target_currency", String(8), nullable=False),
    Column("on_day", String(10), nullable=False),
    Column("rate", Text, nullable=False),  # an exact decimal: units of target for one of source
    Column("source", Text, nullable=False),
    Column("stated_by", ForeignKey("members.code"), nullable=False),
    _instant("stated_at"),
    UniqueConstraint("source_currency", "target_currency", "on_day", "source"),
)

ANALYSES = Table(
    "analyses",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("rule", String(64), nullable=False),
    Column("parameters", Text, nullable=False),  # canonical JSON
    Column("data_version", String(64), nullable=False),  # which imports were visible
    Column("code_version", String(64), nullable=False),
    Column("result_sha256", String(64), nullable=False),  # over the text
    Column("made_by", ForeignKey("members.code"), nullable=False),
    _instant("made_at"),
    # Last: SQLite comes to what stands behind it only by reading it all.
    Column("result", LargeBinary, nullable=False),  # canonical JSON, pressed
)

JOURNAL = Table(
    "journal",
    METADATA,
    Column("entry", _NUMBER, primary_key=True, autoincrement=False),  # from 0, contiguous
    Column("leaf", LargeBinary, nullable=False),  # the exact bytes that are hashed
    Column("leaf_hash", LargeBinary, nullable=False),
    Column("chain_hash", LargeBinary, nullable=False),
    Column("salt", LargeBinary),  # gone when the payload is erased
    Column("payload", Text),  # what the leaf only commits to
)

LIST_VERSIONS = Table(
    "list_versions",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),  # order of taking, from 1
    Column("publisher", String(64), nullable=False),
    Column("list_name", String(128), nullable=False),
    Column("published_on", String(10), nullable=False),
    Column("published_text", Text, nullable=False),
    Column("dated_by", String(16), nullable=False),  # file, member, server, arrival
    Column("identity", String(64), nullable=False, unique=True),
    Column("content_sha256", String(64), nullable=False),
    Column("file_sha256", String(64), nullable=False),  # of what lies under lists/<number>/
    Column("entries", Integer, nullable=False),
    Column("exhibits", Text, nullable=False),  # exhibit numbers of its files, as JSON
    Column("reader", String(64), nullable=False),
    Column("reader_version", Integer, nullable=False),
    Column("problems", Text, nullable=False),  # per severity and code, as canonical JSON
    Column("address", Text, nullable=False),
    Column("etag", Text, nullable=False),
    _instant("fetched_at", nullable=True),
    Column("accepted_because", Text, nullable=False),
    Column("added_by", ForeignKey("members.code"), nullable=False),
    _instant("added_at"),
)

HITS = Table(
    "hits",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False, server_default="party"),  # party or payment
    Column("fingerprint", String(64), nullable=False),  # of what was put to the list
    Column("publisher", String(64), nullable=False),
    Column("reference", String(256), nullable=False),
    Column("content_sha256", String(64), nullable=False),  # of the designation
    Column("party", Text, nullable=False),  # its key in the register; of a payment may be empty
    Column("asked", Text, nullable=False),  # what was put to the list, as canonical JSON
    Column("list_version", ForeignKey("list_versions.number"), nullable=False),
    Column("said", Text, nullable=False),  # score, matched name and reasons, as canonical JSON
    Column("analysis", ForeignKey("analyses.number"), nullable=False),  # that met it first
    _instant("met_at"),
    UniqueConstraint("fingerprint", "publisher", "reference", "content_sha256"),
    CheckConstraint("kind IN ('party', 'payment')", name="kind"),
)

HIT_PAYMENTS = Table(
    "hit_payments",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("hit", ForeignKey("hits.number"), nullable=False),
    Column("entry", String(64), nullable=False),  # a row of the ledger
    Column("field", String(32), nullable=False),  # of the payment, where it stands
    Column("analysis", ForeignKey("analyses.number"), nullable=False),  # that met it first
    UniqueConstraint("hit", "entry", "field"),
)

HIT_DISPOSITIONS = Table(
    "hit_dispositions",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("hit", ForeignKey("hits.number"), nullable=False, index=True),
    Column("move", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("ground", String(64), nullable=False),  # empty but for proposals
    Column("discriminators", Text, nullable=False),  # as JSON
    Column("remark", Text, nullable=False),
    Column("expires_on", String(10), nullable=False),  # empty: never
    Column("answers", ForeignKey("hit_dispositions.number"), unique=True),  # a proposal, once
    Column("member", ForeignKey("members.code"), nullable=False),
    _instant("at"),
    CheckConstraint("move IN ('proposed', 'confirmed', 'refused', 'withdrawn')", name="move"),
    CheckConstraint("verdict IN ('match', 'no_match')", name="verdict"),
    CheckConstraint("(move = 'proposed') = (answers IS NULL)", name="answers_a_proposal"),
    CheckConstraint("move <> 'proposed' OR ground <> ''", name="proposed_on_a_ground"),
)

PARTY_JUDGEMENTS = Table(
    "party_judgements",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("first_key", Text, nullable=False),  # in the register, the lower of the two
    Column("second_key", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("member", ForeignKey("members.code"), nullable=False),
    _instant("at"),
    CheckConstraint("verdict IN ('same', 'different', 'unsure', 'withdrawn')", name="verdict"),
    CheckConstraint("first_key <> second_key", name="two_parties"),
    CheckConstraint("reason <> ''", name="reason_is_said"),
)

FINDINGS = Table(
    "findings",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("analysis", ForeignKey("analyses.number"), nullable=False),  # that met it first
    _instant("met_at"),
)

FINDING_RUNS = Table(
    "finding_runs",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("analysis", ForeignKey("analyses.number"), nullable=False),
    Column("member", ForeignKey("members.code"), nullable=False),
    _instant("at"),
)

FINDING_SIGHTINGS = Table(
    "finding_sightings",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("finding", ForeignKey("findings.number"), nullable=False),
    Column("analysis", ForeignKey("analyses.number"), nullable=False, index=True),
    Column("said", Text, nullable=False),  # the finding as the run saw it, as canonical JSON
    UniqueConstraint("finding", "analysis"),
    UniqueConstraint("number", "finding"),  # what a step names, so that it is of its finding
)

FINDING_STEPS = Table(
    "finding_steps",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("finding", ForeignKey("findings.number"), nullable=False, index=True),
    Column("sighting", BigInteger, nullable=False),  # what was seen when it was decided
    Column("move", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("ground", String(64), nullable=False),
    Column("remark", Text, nullable=False),
    Column("expires_on", String(10), nullable=False),  # of a suppression; else empty
    Column("typology", String(64), nullable=False),  # its scope, likewise
    Column("accounts", Text, nullable=False),  # keys as JSON
    Column("answers", ForeignKey("finding_steps.number"), unique=True),  # a proposal, once
    Column("member", ForeignKey("members.code"), nullable=False),
    _instant("at"),
    ForeignKeyConstraint(
        ["sighting", "finding"], ["finding_sightings.number", "finding_sightings.finding"]
    ),
    CheckConstraint(
        "move IN ('noted', 'proposed', 'confirmed', 'refused', 'withdrawn')", name="move"
    ),
    CheckConstraint("verdict IN ('looked', 'taken', 'dismissed', 'suppressed')", name="verdict"),
    CheckConstraint("(move = 'noted') = (verdict IN ('looked', 'taken'))", name="closed_by_two"),
    CheckConstraint(
        "(move IN ('noted', 'proposed')) = (answers IS NULL)", name="answers_a_proposal"
    ),
    CheckConstraint("move <> 'proposed' OR ground <> ''", name="proposed_on_a_ground"),
    CheckConstraint(
        "move <> 'proposed' OR (verdict = 'suppressed') = (expires_on <> '')", name="ends"
    ),
)

DUTIES = Table(
    "duties",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("publisher", String(64), nullable=False),
    Column("reference", String(256), nullable=False),
    Column("listed_name", Text, nullable=False),
    Column("regime", String(64), nullable=False),  # a key of the law, or empty
    Column("jurisdiction", String(16), nullable=False),
    Column("list_version", ForeignKey("list_versions.number")),
    Column("list_sha256", String(64), nullable=False),
    Column("published_on", String(10), nullable=False),
    Column("published_utc", String(27), nullable=False),  # empty where only the day is known
    Column("fetched_at", String(27), nullable=False),
    Column("party", Text, nullable=False),
    Column("party_key", Text, nullable=False),
    Column("hit", BigInteger, unique=True),  # the confirmed hit it was opened from
    Column("score", String(32), nullable=False),  # of the hit, as it was written
    Column("reasons", Text, nullable=False),  # of the match, as JSON
    Column("opened_by", ForeignKey("members.code"), nullable=False),
    _instant("opened_at"),
)

DUTY_ENTRIES = Table(
    "duty_entries",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("duty", ForeignKey("duties.number"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    _instant("at"),  # when it happened
    Column("body", Text, nullable=False),  # as JSON
    Column("made_by", ForeignKey("members.code"), nullable=False),
    _instant("made_at"),
    UniqueConstraint("number", "made_by"),  # what a decision names, so that its maker is known
)

DUTY_DECISIONS = Table(
    "duty_decisions",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("entry", BigInteger, nullable=False, unique=True),  # decided once
    Column("granted", Integer, nullable=False),
    Column("remark", Text, nullable=False),
    Column("asked_by", String(64), nullable=False),
    Column("decided_by", ForeignKey("members.code"), nullable=False),
    _instant("decided_at"),
    ForeignKeyConstraint(["entry", "asked_by"], ["duty_entries.number", "duty_entries.made_by"]),
    CheckConstraint("decided_by <> asked_by", name="four_eyes"),
    CheckConstraint("granted IN (0, 1)", name="granted"),
)

INVESTIGATIONS = Table(
    "investigations",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("jurisdiction", String(16), nullable=False),
    Column("agency", ForeignKey("agencies.code"), nullable=False),  # that opened it
    Column("opened_by", ForeignKey("members.code"), nullable=False),
    _instant("opened_at"),
)

CASE_ENTRIES = Table(
    "case_entries",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("investigation", ForeignKey("investigations.number"), index=True),  # none: of no one's
    Column("about", BigInteger, index=True),  # the entry it tells more of
    Column("kind", String(32), nullable=False),
    _instant("at"),  # when it happened
    Column("body", Text, nullable=False),  # as JSON
    Column("corrects", BigInteger),  # the entry it stands in the place of
    Column("made_by", ForeignKey("members.code"), nullable=False),
    _instant("made_at"),
    UniqueConstraint("number", "made_by"),  # what a decision names, so that its maker is known
    UniqueConstraint("number", "investigation"),  # so that what it is about is of its own
    ForeignKeyConstraint(
        ["about", "investigation"], ["case_entries.number", "case_entries.investigation"]
    ),
    ForeignKeyConstraint(
        ["corrects", "investigation"], ["case_entries.number", "case_entries.investigation"]
    ),
    CheckConstraint("about < number", name="about_older"),
    CheckConstraint("corrects < number", name="corrects_older"),
)

CASE_DECISIONS = Table(
    "case_decisions",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("entry", BigInteger, nullable=False, unique=True),  # decided once
    Column("granted", Integer, nullable=False),
    Column("remark", Text, nullable=False),
    Column("asked_by", String(64), nullable=False),
    Column("decided_by", ForeignKey("members.code"), nullable=False),
    _instant("decided_at"),
    ForeignKeyConstraint(["entry", "asked_by"], ["case_entries.number", "case_entries.made_by"]),
    CheckConstraint("decided_by <> asked_by", name="four_eyes"),
    CheckConstraint("granted IN (0, 1)", name="granted"),
    CheckConstraint("granted = 1 OR remark <> ''", name="refused_with_reason"),
)

PARTNER_STEPS = Table(
    "partner_steps",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("agency", String(64), nullable=False),  # its code there
    Column("name", Text, nullable=False),
    Column("key", String(64), nullable=False),  # its public key in hex
    Column("move", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("member", ForeignKey("members.code"), nullable=False),
    _instant("at"),
    Column("channel", Text, nullable=False, server_default=""),  # by which the fingerprint came
    Column("told_by", Text, nullable=False, server_default=""),  # who read it out there
    CheckConstraint("move IN ('trusted', 'ended')", name="move"),
    CheckConstraint("move = 'trusted' OR reason <> ''", name="ended_with_reason"),
)

PACKAGES = Table(
    "packages",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("direction", String(8), nullable=False),
    Column("investigation", ForeignKey("investigations.number"), nullable=False, index=True),
    Column("agency", String(64), nullable=False),  # the partner's
    Column("key", String(64), nullable=False),  # likewise
    Column("sha256", String(64), nullable=False),  # of what was signed
    Column("terms", Text, nullable=False),  # as JSON
    Column("member", ForeignKey("members.code"), nullable=False),
    _instant("at"),
    Column("decision", BigInteger),  # a second member's, upon which it went out: a trigger asks it
    UniqueConstraint("direction", "sha256"),
    CheckConstraint("direction IN ('sent', 'received')", name="direction"),
)

WORKSPACE_ROLES = Table(
    "workspace_roles",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("holder", String(64), nullable=False),  # a member's code, who may not have worked yet
    Column("role", String(32), nullable=False),
    Column("move", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("member", ForeignKey("members.code"), nullable=False),  # who gave or ended it
    _instant("at"),
    CheckConstraint("move IN ('given', 'ended')", name="move"),
    CheckConstraint("move = 'given' OR reason <> ''", name="ended_with_reason"),
)

MESSAGES = Table(
    "messages",
    METADATA,
    Column("sha256", String(64), primary_key=True),  # of what was signed
    Column("kind", String(16), nullable=False),
    Column("told", LargeBinary, nullable=False),  # as it went or came, with its signature
)

QUESTIONS = Table(
    "questions",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("direction", String(8), nullable=False),
    Column("investigation", ForeignKey("investigations.number")),  # of what was asked about
    Column("agency", String(64), nullable=False),  # the partner's
    Column("key", String(64), nullable=False),  # likewise
    Column("sha256", ForeignKey("messages.sha256"), nullable=False),
    Column("identifiers", Integer, nullable=False),  # how many
    Column("asked", Text, nullable=False),  # which, as JSON; of a question that came, none
    Column("member", ForeignKey("members.code"), nullable=False),  # asked, or took it in
    _instant("at"),
    UniqueConstraint("direction", "sha256"),
    UniqueConstraint("number", "member"),
    CheckConstraint("direction IN ('asked', 'received')", name="direction"),
    CheckConstraint("identifiers > 0", name="identifiers"),
)

QUESTION_DECISIONS = Table(
    "question_decisions",
    METADATA,
    Column("question", _NUMBER, primary_key=True, autoincrement=False),
    Column("granted", Integer, nullable=False),
    Column("remark", Text, nullable=False),
    Column("asked_by", String(64), nullable=False),  # who took the question in
    Column("decided_by", ForeignKey("members.code"), nullable=False),
    _instant("decided_at"),
    ForeignKeyConstraint(["question", "asked_by"], ["questions.number", "questions.member"]),
    CheckConstraint("decided_by <> asked_by", name="four_eyes"),
    CheckConstraint("granted IN (0, 1)", name="granted"),
    CheckConstraint("granted = 1 OR remark <> ''", name="refused_with_reason"),
)

QUESTION_ANSWERS = Table(
    "question_answers",
    METADATA,
    Column("question", ForeignKey("questions.number"), primary_key=True, autoincrement=False),
    Column("sha256", ForeignKey("messages.sha256"), nullable=False),
    Column("member", ForeignKey("members.code"), nullable=False),
    _instant("at"),
)

ORIGINS = Table(
    "origins",
    METADATA,
    Column("kind", String(16), primary_key=True),  # of what
    Column("number", _NUMBER, primary_key=True, autoincrement=False),  # here
    Column("origin", String(64), nullable=False),  # the key of the workspace that told it first
    Column("origin_number", BigInteger, nullable=False),  # there
    Column("package", ForeignKey("packages.number"), nullable=False),  # that brought it
    UniqueConstraint("kind", "origin", "origin_number"),
    CheckConstraint("kind IN ('investigation', 'entry')", name="kind"),
)
