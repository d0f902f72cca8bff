"""Who may come in: a token that opens once, and sessions that end when the member goes quiet."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock
from typing import Final

IDLE: Final = timedelta(minutes=15)
WHOLE: Final = timedelta(hours=12)

Announce = Callable[[str], None]


@dataclass(slots=True)
class Session:
    """One member's stay; its key is in the member's cookie, only the key's hash is kept here."""

    csrf: str
    began: datetime
    seen: datetime


class Doorkeeper:
    """Admits the bearer of the token, once, and remembers the session on this side.

    When a session ends by itself, a fresh token is announced where the program was started: the
    member there goes on without starting it again, and nobody else learns of it.

    Source: OWASP ASVS 5.0, 7.2 (fresh token at login, kept by the server) and 7.3 (idle 15
    minutes, 12 hours in all).
    """

    def __init__(self, token: str, *, clock: Callable[[], datetime], announce: Announce) -> None:
        self._token = _hash(token)
        self._clock = clock
        self._announce = announce
        self._sessions: dict[str, Session] = {}
        self._lock = Lock()
        self.cookie = f"qaitaru_{self._token[:8]}"

    def admit(self, token: str) -> str | None:
        """A new session's key for the right token, which is spent by it; None for any other."""
        with self._lock:
            if not secrets.compare_digest(_hash(token), self._token):
                return None
            self._token = _hash(secrets.token_urlsafe())
            key, now = secrets.token_urlsafe(32), self._clock()
            self._sessions[_hash(key)] = Session(secrets.token_urlsafe(32), now, now)
            return key

    def session(self, key: str) -> Session | None:
        """The session of a key, kept awake by being asked for; None where it ended or never was."""
        with self._lock:
            session, now = self._sessions.get(_hash(key)), self._clock()
            if session is None:
                return None
            if now - session.seen > IDLE or now - session.began > WHOLE:
                del self._sessions[_hash(key)]
                self._invite()
                return None
            session.seen = now
            return session

    def leave(self, key: str) -> None:
        """End a session at once, and announce the next token."""
        with self._lock:
            if self._sessions.pop(_hash(key), None) is not None:
                self._invite()

    def _invite(self) -> None:
        token = secrets.token_urlsafe(32)
        self._token = _hash(token)
        self._announce(token)


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
