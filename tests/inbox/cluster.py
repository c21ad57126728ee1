"""A real PostgreSQL in a temporary folder: started, stopped and killed by the tests."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

MISSING = (
    "these tests start a real PostgreSQL and found no initdb: install the Debian package "
    "'postgresql' (or put its bin directory on PATH)"
)


def programs() -> Path:
    """Find the server's programs; Debian keeps them off the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if candidates:
        return candidates[-1].parent
    if config := shutil.which("pg_config"):
        place = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        if (Path(place.stdout.strip()) / "initdb").exists():
            return Path(place.stdout.strip())
    raise RuntimeError(MISSING)


def _server_user() -> pwd.struct_passwd | None:
    """Give the account to run the server as: initdb refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL refuses to run as root, and there is no other account")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Cluster:
    """One server with fsync off is not what we test, so it runs as shipped: durable."""

    def __init__(self) -> None:
        self._bin = programs()
        self._user = _server_user()
        # not below pytest's folder: another account must be able to enter it
        self.folder = Path(tempfile.mkdtemp(prefix="ingo-pg-", dir="/tmp"))
        self.port = _free_port()
        if self._user:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        self._run("initdb", "-D", self.folder / "data", "-U", "ingo", "-A", "trust", "--no-sync")

    @property
    def url(self) -> str:
        return f"postgresql://ingo@127.0.0.1:{self.port}/postgres"

    def _run(self, program: str, *args: object) -> None:
        identity = (
            {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}
            if self._user
            else {}
        )
        with tempfile.TemporaryFile() as log:  # not a pipe: the server would inherit it and stay
            done = subprocess.run(
                [str(self._bin / program), *map(str, args)],
                cwd="/tmp",
                stdout=subprocess.DEVNULL,
                stderr=log,
                stdin=subprocess.DEVNULL,
                check=False,
                **identity,  # type: ignore[call-overload]
            )
            if done.returncode:
                log.seek(0)
                raise RuntimeError(f"{program} failed: {log.read().decode()[-2000:]}")

    def start(self) -> None:
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
            "-c max_connections=200"
        )
        self._run(
            "pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "-o", options,
            "start",
        )  # fmt: skip

    def stop(self, mode: str = "immediate") -> None:
        """Stop it; `immediate` is what a crash looks like to clients and to recovery."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", mode, "-w", "stop")

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
