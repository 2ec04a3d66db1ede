"""Keeps the pages safe: whom they answer, what a browser may do with them, and which posts are the reader's own.

Articles are hostile input. Templates escape everything; this module is the second wall: a strict
Content-Security-Policy, a check of the Host header (DNS rebinding), tokens on every form (CSRF), a size limit on
uploads, and a password where the server listens on more than this machine.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

Next = Callable[[Request], Awaitable[Response]]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
MAX_UPLOAD = 64 * 1024 * 1024  # bytes of one post
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_PATHS = ("/static/", "/login")
_SESSIONS_AT_MOST = 1_000
_TRIES, _PAUSE = 10, 60.0  # wrong passwords in so many seconds, then a pause


@dataclass(slots=True)
class Guard:
    """What the server lets in. `hosts` are allowed Host headers without port, or None for any; `password` is a hash.

    Only hashes of the password and of the session tokens are held.
    """

    hosts: frozenset[str] | None = frozenset({"127.0.0.1", "localhost", "[::1]"})
    password: bytes | None = None
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    sessions: dict[bytes, None] = field(default_factory=dict)
    wrong: list[float] = field(default_factory=list)  # when passwords were wrong, on a clock that only runs forward

    def set_password(self, password: str) -> None:
        """Keep the password's scrypt hash (RFC 7914)."""
        self.password = self._hash(password)

    def log_in(self, password: str) -> str | None:
        """A session token if the password is right; None too while too many were wrong."""
        now = time.monotonic()
        self.wrong = [at for at in self.wrong if now - at < _PAUSE]
        if self.password is None or len(self.wrong) >= _TRIES:
            return None
        if not hmac.compare_digest(self._hash(password), self.password):
            self.wrong.append(now)
            return None
        token = secrets.token_urlsafe(32)
        if len(self.sessions) >= _SESSIONS_AT_MOST:
            self.sessions.pop(next(iter(self.sessions)))
        self.sessions[hashlib.sha256(token.encode()).digest()] = None
        return token

    def knows(self, token: str | None) -> bool:
        """Whether a session token was given out here."""
        return token is not None and hashlib.sha256(token.encode()).digest() in self.sessions

    def log_out(self, token: str | None) -> None:
        """Forget a session."""
        self.sessions.pop(hashlib.sha256((token or "").encode()).digest(), None)

    def form_token(self, visitor: str) -> str:
        """The token that a form of this visitor must carry."""
        return hmac.new(self.secret, visitor.encode(), hashlib.sha256).hexdigest()

    def _hash(self, password: str) -> bytes:
        return hashlib.scrypt(password.encode(), salt=self.salt, n=2**14, r=8, p=1)


class GuardMiddleware(BaseHTTPMiddleware):
    """Applies a `Guard` to every request and the headers to every answer."""

    def __init__(self, app: Callable[..., Awaitable[None]], guard: Guard) -> None:
        super().__init__(app)
        self.guard = guard

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        response = self._refuse(request) or await self._answer(request, call_next)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def _refuse(self, request: Request) -> Response | None:
        if self.guard.hosts is not None and _host_name(request) not in self.guard.hosts:
            return PlainTextResponse("This address is not served here.", 421)
        if request.method not in _SAFE and not request.headers.get("content-length", "").isdecimal():
            return PlainTextResponse("Say how long it is.", 411)  # else a stream of chunks had no limit
        if int(request.headers.get("content-length") or 0) > MAX_UPLOAD:
            return PlainTextResponse(f"Too large: at most {MAX_UPLOAD // 2**20} MiB at once.", 413)
        if request.method not in _SAFE and not _same_origin(request):
            return PlainTextResponse("This form was sent from another site.", 403)
        if self._needs_login(request):
            return RedirectResponse("/login", 303)
        return None

    def _needs_login(self, request: Request) -> bool:
        if self.guard.password is None or request.url.path.startswith(_OPEN_PATHS):
            return False
        return not self.guard.knows(request.cookies.get("session"))

    async def _answer(self, request: Request, call_next: Next) -> Response:
        visitor = request.cookies.get("visitor") or secrets.token_urlsafe(16)
        request.state.form_token = self.guard.form_token(visitor)
        response = await call_next(request)
        if "visitor" not in request.cookies:
            response.set_cookie("visitor", visitor, httponly=True, samesite="strict")
        return response


def _host_name(request: Request) -> str:
    """The Host header without its port."""
    return re.sub(r":\d{1,5}$", "", request.headers.get("host", ""))


def _same_origin(request: Request) -> bool:
    """Browsers send Origin with every post; one without it is a program, whose form token is checked."""
    origin = request.headers.get("origin")
    return origin is None or origin.split("://", 1)[-1] == request.headers.get("host")


def check_form(request: Request, token: object) -> bool:
    """Whether a posted form carries the visitor's own token."""
    return isinstance(token, str) and hmac.compare_digest(token, request.state.form_token)
