"""The newsroom's page: the collection in the browser."""

from __future__ import annotations

from pathlib import Path

LOCAL = ("127.0.0.1", "localhost", "::1")


def serve(path: str | Path, *, host: str = "127.0.0.1", port: int = 8400, password: str | None = None) -> None:
    """Serve a collection until Ctrl-C. Any `host` but this machine needs a `password`, else InputError."""
    import uvicorn

    from takhrij.errors import InputError
    from takhrij.web.app import create_app
    from takhrij.web.security import Guard

    local = host in LOCAL
    if not local and not password:
        raise InputError(f"Serving on {host} opens the collection to other machines: give a password as well.")
    guard = Guard() if local else Guard(hosts=None)
    if password:
        guard.set_password(password)
    uvicorn.run(create_app(path, guard), host=host, port=port, log_level="warning", server_header=False)
