"""`ingo spec`: the contract that this SDK was made from, printed or as a browsable reference."""

import argparse
import json
import sys
import webbrowser
from pathlib import Path

from ingo_wrapper.contract import contract_text
from ingo_wrapper.errors import ConfigurationError

_EXTRA = "install it with: pip install 'ingo-sdk[reference]'"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of YAML")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to a file")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument(
        "--serve", action="store_true", help="serve the API reference on this machine"
    )
    shown.add_argument("--open", action="store_true", help="serve it and open it in the browser")
    parser.add_argument("--port", type=int, default=0, help="default: any free port")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print or serve the specification."""
    text = contract_text()
    if options.serve or options.open:
        return _serve(text, port=options.port, browse=options.open)
    shown = as_json(text) if options.json else text
    if options.output:
        options.output.write_text(shown, encoding="utf-8")
    else:
        sys.stdout.write(shown)
    return 0


def as_json(text: str) -> str:
    """The same document as JSON.

    Raises:
        ConfigurationError: the YAML library of the extra is not installed.
    """
    try:
        from ruamel.yaml import YAML
    except ImportError as missing:
        raise ConfigurationError(f"JSON needs a YAML library; {_EXTRA}") from missing
    document = YAML(typ="safe", pure=True).load(text)
    return json.dumps(document, indent=2, ensure_ascii=False, default=str) + "\n"


def _serve(text: str, *, port: int, browse: bool) -> int:
    from ingo_wrapper.cli.reference import Reference, renderer

    script = renderer()
    if script is None:
        raise ConfigurationError(f"the browsable reference needs a renderer; {_EXTRA}")
    with Reference(text, script=script, port=port) as reference:
        sys.stdout.write(f"API reference at {reference.url} (Ctrl-C ends it)\n")
        sys.stdout.flush()
        if browse:
            webbrowser.open(reference.url)
        reference.wait()
    return 0
