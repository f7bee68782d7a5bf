"""Node programs in tests: packages installed once per lock file into a cache folder outside the source tree."""

import asyncio
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent

#: Seconds that an installation or a program may take.
PATIENCE = 120


def needs_node() -> None:
    """Skip the test where there is no Node."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("Node and npm are not installed")


def installed() -> Path:
    """The folder with the packages of package-lock.json; they are installed if they are not there yet."""
    lock = (HERE / "package-lock.json").read_bytes()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "peyman"
    folder = cache / f"clients-{hashlib.sha256(lock).hexdigest()[:16]}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=cache))
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, made)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=made, check=True, timeout=PATIENCE)
        try:
            made.rename(folder)
        except OSError:
            shutil.rmtree(made)
    return folder


async def node(script: str, *arguments: str) -> str:
    """What the program `script` of this folder prints. Its error output is told if it fails."""
    folder = await asyncio.to_thread(installed)
    program = shutil.copy(HERE / script, folder)
    running = await asyncio.create_subprocess_exec(
        "node", program, *arguments, cwd=folder, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        printed, told = await asyncio.wait_for(running.communicate(), PATIENCE)
    finally:
        if running.returncode is None:
            running.kill()
            await running.wait()
    assert running.returncode == 0, told.decode()
    return printed.decode()
