"""Edits of the trial documentation that change nothing: each must be passed over in silence."""
# ruff: noqa: RUF001 - documentation writes ranges with dashes of every kind

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.drift.planted import (
    ACH,
    ACH_FILE,
    CANCEL,
    CARD,
    CARD_FILE,
    ERRORS,
    HOOKS,
    PAID,
    PROCESS,
    RISK,
    SOON,
    STAGE,
    START,
)

INDEX = "llms.txt"


@dataclass(frozen=True)
class Harmless:
    """An edit of one file that leaves its meaning alone."""

    name: str
    file: str
    edit: Callable[[str], str]


def swap(name: str, file: str, old: str, new: str) -> Harmless:
    """Replace one text by another; the old one must be there."""

    def edit(text: str) -> str:
        assert old in text, name
        return text.replace(old, new)

    return Harmless(name, file, edit)


def lines_moved(first: str, second: str) -> Callable[[str], str]:
    """Exchange two lines."""

    def edit(text: str) -> str:
        assert first in text
        assert second in text
        return text.replace(first, "\0").replace(second, first).replace("\0", second)

    return edit


# fmt: off - one change, one row
HARMLESS = [
    # Wording.
    swap(
        "description reworded",
        CARD,
        "Unique participant identifier assigned by Ingo.",
        "Your identifier. Ingo assigns it, 5 digits.",
    ),
    swap(
        "summary reworded",
        CARD_FILE,
        "summary: Verify a card",
        "summary: Check a card and get a token",
    ),
    swap("title reworded", CARD, "title: Card tokenization", "title: Tokenising cards"),
    swap("version of the file", CARD_FILE, "version: '1'", "version: '2.4'"),
    swap("example value", CARD_FILE, "example: 1010.5", "example: 7"),
    swap(
        "paragraph added",
        HOOKS,
        "# Webhooks\n",
        "# Webhooks\n\nEvents tell you what happened. See the page about retries, version 2.4.1.\n",
    ),
    swap(
        "table note reworded",
        ACH,
        "No NPI data.",
        "It must not contain personal data; use 1 id for 1 account.",
    ),
    swap("heading reworded", ACH, "## Request body", "## What to send"),
    swap(
        "action reworded", ERRORS, "Fix the request", "Correct it; retrying 3 times does not help"
    ),
    swap("meaning reworded", ERRORS, "Success, idempotent", "Success: the earlier result"),
    swap("component reworded", PROCESS, "Amount of the transaction.", "How much is paid."),
    swap(
        "rendered text reworded",
        CANCEL,
        "Why the check is canceled.",
        "The reason, for your own records.",
    ),
    swap("rendered example", CANCEL, 'Example:\n\n"Lost"', 'Example:\n\n"Stolen"'),
    swap("list reworded", RISK, "Where the customer is.", "The way in which the customer came."),
    swap("sample values", ACH, '"account": "22222222"', '"account": "33333333"'),
    swap("event text", PAID, '"client_message": "Success"', '"client_message": "It is done"'),
    swap("note added", PROCESS, "### Body", "<Tip>Save the id before you call.</Tip>\n\n### Body"),
    swap("index reworded", INDEX, "Tokenize a card.", "Turn a card into a token."),
    swap(
        "still coming soon, other words",
        SOON,
        "This operation is under development and may change.",
        "It is being built.",
    ),
    # Order.
    Harmless(
        "properties in another order",
        CARD_FILE,
        lines_moved(
            "        cvv:\n          type: string\n",
            "        participant_id:\n          type: integer\n          description: Unique participant identifier assigned by Ingo.\n",
        ),
    ),
    swap(
        "required in another order",
        CARD,
        "[participant_id, account_type, participant_unique_id1]",
        "[participant_unique_id1, participant_id, account_type]",
    ),
    swap("values in another order", ACH_FILE, "enum: [1, 2, 3]", "enum: [3, 1, 2]"),
    swap("payment types in another order", ACH_FILE, "enum: [AC, SD]", "enum: [SD, AC]"),
    swap(
        "servers in another order",
        CARD,
        "  - url: https://payapi-sandbox.ingo.money\n  - url: https://payapi.ingo.money\n",
        "  - url: https://payapi.ingo.money\n  - url: https://payapi-sandbox.ingo.money\n",
    ),
    Harmless(
        "rows in another order",
        ACH,
        lines_moved(
            "| `recipient_phone` | string | No | | Digits only. |\n",
            "| `account` | string | Conditional | 1–255 | Bank account number. |\n",
        ),
    ),
    Harmless(
        "columns in another order",
        ACH,
        lambda text: re.sub(
            r"^\| ([^|]*)\| ([^|]*)\| ([^|]*)\|", r"| \1| \3| \2|", text, flags=re.M
        ),
    ),
    Harmless(
        "addresses in another order", HOOKS, lines_moved("| 18.189.65.27 |", "| 23.253.209.42 |")
    ),
    Harmless(
        "index in another order",
        INDEX,
        lines_moved(
            "- [Stage](/docs/notify-managed/notify/stage.md)", "- [Errors](/docs/hub/errors.md)"
        ),
    ),
    swap(
        "keys of a sample in another order",
        PAID,
        '"version": "1",\n    "timestamp": 1777491826,',
        '"timestamp": 1777491826,\n    "version": "1",',
    ),
    # Whitespace and layout.
    Harmless("windows line ends", ACH, lambda text: text.replace("\n", "\r\n")),
    Harmless("byte order mark", CARD_FILE, lambda text: "\ufeff" + text),
    Harmless("blank lines", PROCESS, lambda text: text.replace("\n\n", "\n\n\n\n")),
    Harmless("trailing blanks", CANCEL, lambda text: text.replace("\n", "  \n")),
    Harmless(
        "table without outer bars",
        ACH,
        lambda text: re.sub(r"^\| (.*) \|$", r"\1", text, flags=re.M),
    ),
    Harmless(
        "table aligned", ACH, lambda text: text.replace("| `account` |", "|   `account`        |")
    ),
    swap(
        "text before the table",
        ACH,
        "## Request body\n",
        "## Request body\n\nThe body is an object.\n",
    ),
    Harmless(
        "table as HTML",
        ERRORS,
        lambda text: text.replace(
            "| 100–110 | Success | No action |", "| **100–110** | Success | No action |"
        ),
    ),
    swap("code marks dropped", RISK, "`channel` (string", "**channel** (string"),
    swap("other bullets", RISK, "* `request`", "- `request`"),
    Harmless(
        "component on several lines",
        PROCESS,
        lambda text: text.replace(
            '<ParamField body="amount" type="number" required>',
            '<ParamField\n  body="amount"\n  type="number"\n  required\n>',
        ),
    ),
    swap(
        "component with braces",
        PROCESS,
        'body="amount" type="number" required',
        'body="amount" type="number" required={true}',
    ),
    # YAML style.
    swap(
        "quoted words",
        CARD_FILE,
        "type: string\n          minLength: 1",
        'type: "string"\n          minLength: 1',
    ),
    swap(
        "flow style",
        CARD_FILE,
        "        cvv:\n          type: string\n",
        "        cvv: {type: string}\n",
    ),
    swap("block list", ACH_FILE, "enum: [AC, SD]", "enum: ['AC', \"SD\"]"),
    swap("comment", ACH_FILE, "paths:\n", "# one path for each type\npaths:\n"),
    swap("number written otherwise", CARD_FILE, "minimum: 0.01", "minimum: 1.0e-2"),
    swap("length as 255.0", CARD_FILE, "maxLength: 150", "maxLength: 150.0"),
    swap(
        "folded description",
        CARD_FILE,
        "description: Unique participant identifier assigned by Ingo.",
        "description: >-\n            Unique participant\n            identifier.",
    ),
    swap(
        "anchor and alias",
        CARD_FILE,
        "          type: string\n          minLength: 1\n          maxLength: 255\n        amount:",
        "          type: &text string\n          minLength: 1\n          maxLength: 255\n        amount:",
    ),
    swap(
        "JSON instead of YAML style",
        STAGE,
        "workflow_id: {type: integer}",
        'workflow_id: {"type": "integer"}',
    ),
    # The same meaning in other words of the schema language.
    swap("const for enum", CARD_FILE, "enum: [CA]\n          minLength: 1", "const: CA"),
    swap(
        "type list for nullable",
        CARD_FILE,
        "type: string\n          nullable: true\n          maxLength: 150",
        "type: [string, 'null']\n          maxLength: 150",
    ),
    swap(
        "anyOf for nullable",
        CARD_FILE,
        "type: string\n          nullable: true\n          maxLength: 150",
        "anyOf:\n            - {type: string, maxLength: 150}\n            - {type: 'null'}",
    ),
    swap(
        "schema inline",
        ACH_FILE,
        "participant_id: {type: integer}",
        "participant_id: {allOf: [{type: integer}]}",
    ),
    swap(
        "our tolerance",
        ACH_FILE,
        "recipient_phone: {type: string}",
        "recipient_phone: {type: integer}",
    ),
    swap(
        "reply code as text",
        CARD_FILE,
        "                    type: integer\n                    example: 100",
        "                    type: string\n                    example: '100'",
    ),
    swap(
        "integer format",
        CARD,
        "participant_id:\n          type: integer",
        "participant_id:\n          type: integer\n          format: int64",
    ),
    swap(
        "reply field required",
        CARD_FILE,
        "                type: object\n                properties:\n                  status:",
        "                type: object\n                required: [status]\n                properties:\n                  status:",
    ),
    swap(
        "not null any more",
        CARD_FILE,
        "                        type: string\n                        nullable: true",
        "                        type: string",
    ),
    swap(
        "tags and ids",
        CARD_FILE,
        "      summary: Verify a card",
        "      summary: Verify a card\n      operationId: verifyCard\n      tags: [Verify]",
    ),
    swap("another suffix", ACH_FILE, "/gateway/verify--ach", "/gateway/verify--bank-account"),
    swap(
        "limit in words",
        ACH,
        "| 1–255 | Bank account number. |",
        "| | Bank account number, between 1 and 255 characters. |",
    ),
    swap(
        "required as a mark",
        ACH,
        "| `participant_id` | integer | Yes |",
        "| `participant_id` | integer | ✓ |",
    ),
    swap(
        "type in other words", ACH, "| `participant_id` | integer |", "| `participant_id` | int64 |"
    ),
    swap("family written otherwise", ERRORS, "851–867", "851 to 867"),
    swap(
        "another product changes",
        "docs/banking/accounts.md",
        "banking.ingo.money",
        "bank2.ingo.money",
    ),
    swap(
        "known other order of headers",
        START,
        "content-sha512 content-length",
        "content-length content-sha512",
    ),
]
# fmt: on
