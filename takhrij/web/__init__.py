"""The newsroom's page: the collection in the browser."""

from __future__ import annotations

from pathlib import Path

LOCAL = ("127.0.0.1", "localhost", "::1")


def check_address(host: str, port: int, password: str | None) -> None:
    """Say what keeps the pages from being served there: a missing password, or a port that is taken."""
    import socket

    from takhrij.errors import InputError

    if host not in LOCAL and not password:
        raise InputError(f"Serving on {host} opens the collection to other machines: give a password as well.")
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        raise InputError(f"{host}:{port} cannot be used: {error.strerror}. Name another with --port.") from error


def serve(path: str | Path, *, host: str = "127.0.0.1", port: int = 8400, password: str | None = None) -> None:
    """Serve a collection until Ctrl-C. Any `host` but this machine needs a `password`, else InputError."""
    import uvicorn

    from takhrij.web.app import create_app
    from takhrij.web.security import Guard

    check_address(host, port, password)
    guard = Guard() if host in LOCAL else Guard(hosts=None)
    if password:
        guard.set_password(password)
    uvicorn.run(create_app(path, guard), host=host, port=port, log_level="warning", server_header=False)
