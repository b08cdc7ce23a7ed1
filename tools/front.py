"""The shipped application and front server, started in a folder of their own: for tests and bench.

nginx reads the files of ``deploy/nginx`` as they are shipped; only the places that an office sets
are other ones: ports, folders, certificate.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tools import debian
from tools.environment import BIN, ROOT, Command, surroundings

SHIPPED = ROOT / "deploy" / "nginx"
NAME = "tiendo.example.vn"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass(frozen=True)
class Ports:
    """Where the application and its front server listen."""

    site: int = field(default_factory=free_port)
    redirect: int = field(default_factory=free_port)
    https: int = field(default_factory=free_port)
    plain: int = field(default_factory=free_port)


OURS = ("asginl", "tiendo.asgi:application")
"""The application as it is shipped: its interface, and where it is."""


@contextmanager
def site(
    port: int, settings: dict[str, str], workers: int = 1, application: tuple[str, str] = OURS
) -> Iterator[subprocess.Popen[bytes]]:
    """Start an application on a database that stands; ours unless another is named."""
    interface, name = application
    command: Command = [BIN / "granian", "--interface", interface, "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", str(workers), "--log-level", "error"]
    command += ["--backlog", "2048", "--backpressure", "2048"]
    command += [name]
    environment = surroundings(**settings)
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        wait(port, process)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:  # it still answers what it was asked
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def front(folder: Path, var: Path, ports: Ports) -> Iterator[None]:
    """Start Debian's nginx with the shipped files; ``var`` is the folder of the site."""
    configuration = configure(folder, var, ports)
    program = debian.find("nginx")
    if program is None:
        raise FileNotFoundError("nginx")
    command: Command = [program, "-p", folder, "-c", configuration, "-e", folder / "error.log"]
    process = subprocess.Popen([*command, "-g", "daemon off;"], cwd=folder)
    try:
        wait(ports.plain, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def configure(folder: Path, var: Path, ports: Ports) -> Path:
    """Write the shipped files with other places into ``folder``; return the file nginx reads."""
    _certificate(folder)
    places = {
        "/etc/nginx/tiendo/": f"{folder}/",
        "/etc/ssl/tiendo/": f"{folder}/",
        "/var/cache/nginx/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
        "/var/lib/tiendo": str(var),
        "127.0.0.1:8000": f"127.0.0.1:{ports.site}",
        "listen 80": f"listen 127.0.0.1:{ports.redirect}",
        "listen 443": f"listen 127.0.0.1:{ports.https}",
    }
    for name in ("tiendo.conf", "tiendo-http.conf", "tiendo-site.conf"):
        lines = (SHIPPED / name).read_text(encoding="utf-8").splitlines()
        text = "\n".join(line for line in lines if "[::]" not in line)
        for shipped, here in places.items():
            text = text.replace(shipped, here)
        (folder / name).write_text(text + "\n", encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"  {kind}_temp_path {folder}/{kind};" for kind in kinds)
    whole = folder / "nginx.conf"
    whole.write_text(f"""{user}
worker_processes auto;
pid {folder}/nginx.pid;
events {{ worker_connections 4096; }}
http {{
  include /etc/nginx/mime.types;
  access_log {folder}/access.log;
{temporary}
  include {folder}/tiendo.conf;
  server {{ listen 127.0.0.1:{ports.plain}; include {folder}/tiendo-site.conf; }}
}}
""")
    return whole


def wait(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until something answers on a port, whatever it says."""
    for _ in range(240):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/phim-tat/")
            connection.getresponse().read()
        except (http.client.HTTPException, OSError):
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError("the server did not answer")


def _certificate(folder: Path) -> None:
    """Write a certificate that holds for an hour, signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, form, plain))
