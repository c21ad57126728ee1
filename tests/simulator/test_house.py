"""The simulator shares nothing with the client but the contract and costs nothing until used."""

import ast
import subprocess
import sys
from pathlib import Path

import ingo_wrapper.simulator

# The contract itself, and the error that says that an extra is missing.
SHARED = ("ingo_wrapper.contract", "ingo_wrapper.errors")
FOLDER = Path(ingo_wrapper.simulator.__file__).parent


def test_nothing_of_the_client_is_imported():
    for module in FOLDER.rglob("*.py"):
        depth = len(module.relative_to(FOLDER).parts)
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert node.level <= depth, f"{module} reaches out of the simulator"
                names = [node.module or ""] if node.level == 0 else []
            else:
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            foreign = [name for name in names if name.startswith(("ingo", "httpx"))]
            assert set(foreign) <= set(SHARED), module


def test_modules_stay_small():
    sizes = {module.name: len(module.read_text().splitlines()) for module in FOLDER.rglob("*.py")}
    assert {name: size for name, size in sizes.items() if size > 200} == {}


def test_importing_the_package_loads_no_server():
    code = (
        "import sys, ingo_wrapper.simulator; "
        "print(sorted({'asyncio', 'sqlite3', 'h11', 'json'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
