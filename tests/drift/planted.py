"""Changes planted in the trial documentation, each with what the check must say about it."""

from dataclasses import dataclass

CARD = "docs/ingopay/verify/card.md"
CARD_FILE = "specs/ingopay-verify-card.yaml"
ACH = "docs/ingopay/verify/ach.md"
ACH_FILE = "specs/ingopay-verify-ach.yaml"
PROCESS = "docs/ingopay/process/card.md"
CANCEL = "docs/ingopay/ancillary/check-cancel.md"
RISK = "docs/ingopay/risk/risk-session.md"
STAGE = "docs/notify-managed/notify/stage.md"
START = "docs/ingopay/quick-start.md"
HOOKS = "docs/hub/webhooks.md"
ERRORS = "docs/hub/errors.md"
PAID = "api-reference/websockets/payment-successful.md"
SOON = "docs/ingopay/verify/open-banking.md"
VERIFY, PUSH = "POST /gateway/verify", "POST /gateway/process"
VOID, NOTIFY = "POST /gateway/checkcancel", "POST /gateway/v4/notify"
SESSION = "POST /risk/risksession/v2"


@dataclass(frozen=True)
class Planted:
    """An edit of one file, and the one change that it must lead to."""

    name: str
    file: str
    old: str
    new: str
    kind: str
    grade: str
    subject: str
    aspect: str
    pointer: str
    now: str | None = None


def plant(name: str, file: str, old: str, new: str, *said: str) -> Planted:
    """``said``: kind, grade, subject, aspect, part of the pointer, and perhaps the new value."""
    return Planted(name, file, old, new, *said)


S = "#/components/schemas/"
PLANTED = [
    # A page with an embedded OpenAPI document, and a published file.
    plant("max length tightened", CARD, "maxLength: 150", "maxLength: 100",
          "changed", "breaking", f"{VERIFY} recipient_business_name", "max length", f"{S}VerifyCard/properties/recipient_business_name", "100"),
    plant("max length loosened", CARD_FILE, "maxLength: 150", "maxLength: 300",
          "changed", "additive", f"{VERIFY} recipient_business_name", "max length", f"{S}VerifyCard", "300"),
    plant("minimum raised", CARD_FILE, "minimum: 0.01", "minimum: 1.00",
          "changed", "breaking", f"{VERIFY} amount", "minimum", f"{S}VerifyCard/properties/amount", "1.0"),
    plant("minimum lowered", CARD, "minimum: 0.01", "minimum: 0.001",
          "changed", "additive", f"{VERIFY} amount", "minimum", f"{S}VerifyCard/properties/amount"),
    plant("limit dropped", CARD_FILE, "          maxLength: 150\n", "",
          "changed", "additive", f"{VERIFY} recipient_business_name", "max length", f"{S}VerifyCard", "none"),
    plant("field required now", CARD, "required: [participant_id, account_type, participant_unique_id1]",
          "required: [participant_id, account_type, participant_unique_id1, amount]",
          "changed", "breaking", f"{VERIFY} amount", "required", f"{S}VerifyCard/properties/amount", "required"),
    plant("field optional now", CARD_FILE, "required: [participant_id, account_type, participant_unique_id1]",
          "required: [participant_id, account_type]",
          "changed", "additive", f"{VERIFY} participant_unique_id1", "required", f"{S}VerifyCard", "optional"),
    plant("optional field added", CARD_FILE, "        cvv:\n          type: string\n",
          "        cvv:\n          type: string\n        nickname:\n          type: string\n",
          "added", "additive", f"{VERIFY} nickname", "field", f"{S}VerifyCard"),
    plant("required field added", CARD, "participant_unique_id1]\n      properties:\n",
          "participant_unique_id1, store]\n      properties:\n        store: {type: string}\n",
          "added", "breaking", f"{VERIFY} store", "field", f"{S}VerifyCard"),
    plant("field removed", CARD_FILE, "        account:\n          type: string\n          minLength: 1\n          maxLength: 255\n", "",
          "removed", "breaking", f"{VERIFY} account", "field", f"{S}VerifyCard/properties/account"),
    plant("example field removed", CARD_FILE, "        cvv:\n          type: string\n", "",
          "removed", "breaking", f"{VERIFY} cvv", "field", f"{S}VerifyCard/properties/cvv"),
    plant("type changed", CARD_FILE, "        cvv:\n          type: string\n", "        cvv:\n          type: integer\n",
          "changed", "breaking", f"{VERIFY} cvv", "type", f"{S}VerifyCard/properties/cvv", "integer"),
    plant("payment type added", ACH_FILE, "enum: [AC, SD]", "enum: [AC, SD, RT]",
          "added", "additive", f"{VERIFY} account_type", "value added", f"{S}VerifyAch", "RT"),
    plant("payment type removed", ACH_FILE, "enum: [AC, SD]", "enum: [AC]",
          "removed", "breaking", f"{VERIFY} account_type", "value removed", f"{S}VerifySameDayAch"),
    plant("request value added", ACH_FILE, "enum: [1, 2, 3]", "enum: [1, 2, 3, 4]",
          "changed", "additive", f"{VERIFY} receiver_type", "value added", f"{S}BankAccount/properties/receiver_type", "4"),
    plant("request value removed", ACH_FILE, "enum: [1, 2, 3]", "enum: [1, 2]",
          "changed", "breaking", f"{VERIFY} receiver_type", "value removed", f"{S}BankAccount"),
    plant("pattern changed", ACH_FILE, "pattern: '^[0-9]{5}(?:-[0-9]{4})?$'", "pattern: '^[0-9]{5}$'",
          "changed", "breaking", f"{VERIFY} recipient_zip", "pattern", f"{S}BankAccount/properties/recipient_zip"),
    plant("reply field added", CARD_FILE, "                    example: 100\n",
          "                    example: 100\n                  trace: {type: string}\n",
          "added", "additive", f"{VERIFY} trace", "field", f"{S}VerifyReply"),
    plant("reply field removed", CARD_FILE, "                      customer_account_token:\n                        type: string\n", "",
          "removed", "breaking", f"{VERIFY} data.customer_account_token", "field", f"{S}VerifyData/properties/customer_account_token"),
    plant("reply value added", CARD_FILE, "enum: [0, 1]", "enum: [0, 1, 2]",
          "changed", "additive", f"{VERIFY} data.issuers[].credit_enabled", "value added", f"{S}Issuer/properties/credit_enabled", "2"),
    plant("reply type changed", CARD, "                            payee_id:\n                              type: string\n",
          "                            payee_id:\n                              type: object\n",
          "changed", "breaking", f"{VERIFY} data.issuers[].payee_id", "type", f"{S}Issuer/properties/payee_id"),
    plant("field in a reply's list added", CARD, "                            payee_id:\n",
          "                            payee_code: {type: string}\n                            payee_id:\n",
          "added", "additive", f"{VERIFY} data.issuers[].payee_code", "field", f"{S}VerifyData/properties/issuers"),
    plant("http status added", CARD_FILE, "        '401':\n", "        '429': {description: Slow down}\n        '401':\n",
          "added", "additive", f"{VERIFY} HTTP 429", "http status", "#/paths/~1gateway~1verify/post/responses"),
    plant("deprecated", CARD_FILE, "        cvv:\n          type: string\n", "        cvv:\n          type: string\n          deprecated: true\n",
          "changed", "additive", f"{VERIFY} cvv", "deprecated", f"{S}VerifyCard/properties/cvv", "deprecated"),
    plant("format demanded", CARD_FILE, "        cvv:\n          type: string\n", "        cvv:\n          type: string\n          format: uuid\n",
          "changed", "breaking", f"{VERIFY} cvv", "format", f"{S}VerifyCard/properties/cvv", "uuid"),
    # A Markdown table.
    plant("table: limit", ACH, "| `account` | string | Conditional | 1–255 |", "| `account` | string | Conditional | 1–17 |",
          "changed", "breaking", f"{VERIFY} account", "max length", f"{S}BankAccount/properties/account", "17"),
    plant("table: required", ACH, "| `recipient_phone` | string | No |", "| `recipient_phone` | string | Yes |",
          "changed", "breaking", f"{VERIFY} recipient_phone", "required", f"{S}BankAccount/properties/recipient_phone", "required"),
    plant("table: type", ACH, "| `account` | string |", "| `account` | object |",
          "changed", "breaking", f"{VERIFY} account", "type", f"{S}BankAccount/properties/account", "object"),
    plant("table: row added", ACH, "| `receiver_type` |", "| `fi_account_type` | string | No | | Kind of account. |\n| `receiver_type` |",
          "added", "additive", f"{VERIFY} fi_account_type", "field", f"{S}VerifyAch"),
    plant("table: row removed", ACH, "| `receiver_type` | integer | No | | Allowed values: `1`, `2`, `3` |\n", "",
          "removed", "breaking", f"{VERIFY} receiver_type", "field", f"{S}BankAccount/properties/receiver_type"),
    plant("table: values", ACH, "`1`, `2`, `3`", "`1`, `2`, `3`, `7`",
          "changed", "additive", f"{VERIFY} receiver_type", "value added", f"{S}BankAccount/properties/receiver_type", "7"),
    plant("table: pattern", ACH, "`^[0-9]{5}(?:-[0-9]{4})?$`", "`^[0-9]{5}$`",
          "changed", "breaking", f"{VERIFY} recipient_zip", "pattern", f"{S}BankAccount/properties/recipient_zip"),
    plant("sample: new field in the answer", ACH, '"last_4": "2222",', '"last_4": "2222", "risk_note": "x",',
          "added", "additive", f"{VERIFY} data.risk_note", "field", f"{S}VerifyReply/properties/data"),
    plant("sample: other authorization", ACH, "Authorization: <api-key>", "Authorization: Basic abc",
          "added", "breaking", "authorization basic", "authorization", "#/components/securitySchemes"),
    # Components.
    plant("component: limit", PROCESS, "Maximum string length: `10`", "Maximum string length: `15`",
          "changed", "additive", f"{PUSH} recipient_phone", "max length", f"{S}ProcessCard/properties/recipient_phone", "15"),
    plant("component: required", PROCESS, 'body="recipient_phone" type="string"', 'body="recipient_phone" type="string" required',
          "changed", "breaking", f"{PUSH} recipient_phone", "required", f"{S}ProcessCard/properties/recipient_phone"),
    plant("component: nested limit", PROCESS, "`21`", "`20`",
          "changed", "breaking", f"{PUSH} additional_detail.source_name", "max length", f"{S}AdditionalDetail/properties/source_name", "20"),
    plant("component: value", PROCESS, "`1`, `2`, `3`, `4`", "`1`, `2`, `4`",
          "changed", "breaking", f"{PUSH} source_of_funds", "value removed", f"{S}ProcessCard/properties/source_of_funds"),
    plant("component: field added", PROCESS, "### Response", '<ParamField body="store_id" type="string">A store.</ParamField>\n\n### Response',
          "added", "additive", f"{PUSH} store_id", "field", f"{S}ProcessCard"),
    plant("component: reply value added", PROCESS, "`visa`, `star`", "`visa`, `star`, `nyce`",
          "changed", "additive", f"{PUSH} rail", "value added", f"{S}ProcessReply/properties/rail", "nyce"),
    # Rendered text.
    plant("rendered: limit", CANCEL, "Required string length: 1 - 150", "Required string length: 1 - 80",
          "changed", "breaking", f"{VOID} explanation", "max length", f"{S}CheckCancel/properties/explanation", "80"),
    plant("rendered: required", CANCEL, "amount\nnumber<float>\n", "amount\nnumber<float>\nrequired\n",
          "changed", "breaking", f"{VOID} amount", "required", f"{S}CheckCancel/properties/amount"),
    plant("rendered: type", CANCEL, "participant_id\nstring\n", "participant_id\ninteger\n",
          "changed", "breaking", f"{VOID} participant_id", "type", f"{S}CheckCancel/properties/participant_id", "integer"),
    plant("rendered: reply field added", CANCEL, "client_message\nstring\n", "check_id\nstring\n\nAn id.\n\nclient_message\nstring\n",
          "added", "additive", f"{VOID} check_id", "field", f"{S}CheckReply"),
    # The older own form of an export, and lists.
    plant("older form: nested limit", STAGE, "maxLength: 254", "maxLength: 100",
          "changed", "breaking", f"{NOTIFY} transaction_parties[].email", "max length", f"{S}Party/properties/email", "100"),
    plant("older form: role added", STAGE, "role: {type: integer, enum: [0, 1]}", "role: {type: integer, enum: [0, 1, 2]}",
          "changed", "additive", f"{NOTIFY} transaction_parties[].role", "value added", f"{S}Party/properties/role", "2"),
    plant("older form: nested required", STAGE, "required: [role]", "required: [role, email]",
          "changed", "breaking", f"{NOTIFY} transaction_parties[].email", "required", f"{S}Party/properties/email"),
    plant("older form: field removed", STAGE, "                      notify_type: {type: integer, enum: [0, 1]}\n", "",
          "removed", "breaking", f"{NOTIFY} transaction.notify_type", "field", f"{S}StageTransaction/properties/notify_type"),
    plant("older form: items", STAGE, "minItems: 1", "minItems: 2",
          "changed", "breaking", f"{NOTIFY} transaction_parties", "min items", f"{S}Stage/properties/transaction_parties", "2"),
    plant("list: limit", RISK, "max length 20", "max length 10",
          "changed", "breaking", f"{SESSION} channel", "max length", f"{S}RiskSession/properties/channel", "10"),
    plant("list: nested type", RISK, "`timestamp` (string", "`timestamp` (integer",
          "changed", "breaking", f"{SESSION} request.timestamp", "type", f"{S}RiskRequest/properties/timestamp", "integer"),
    # Operations.
    plant("path changed", STAGE, "/gateway/v4/notify", "/gateway/v5/notify",
          "changed", "breaking", NOTIFY, "path", "#/paths/~1gateway~1v4~1notify/post", "POST /gateway/v5/notify"),
    plant("method changed", STAGE, "method: post", "method: put",
          "changed", "breaking", NOTIFY, "method", "#/paths/~1gateway~1v4~1notify/post"),
    plant("operation added", CARD_FILE, "components:\n", "  /gateway/status:\n    post:\n      requestBody:\n        content:\n          application/json:\n            schema: {type: object, properties: {tracer: {type: string}}}\n      responses: {'200': {description: ok}}\ncomponents:\n",
          "added", "additive", "POST /gateway/status", "operation", "#/paths"),
    # Facts outside the bodies.
    plant("host changed", START, "https://payapi.ingo.money", "https://payapi2.ingo.money",
          "changed", "breaking", "host payapi.ingo.money", "host", "#/", "payapi2.ingo.money"),
    plant("host added", START, "| Production | `https://payapi.ingo.money` |", "| Production | `https://payapi.ingo.money`, `https://payapi-eu.ingo.money` |",
          "added", "additive", "host payapi-eu.ingo.money", "host", "#/", "payapi-eu.ingo.money"),
    plant("address added", HOOKS, "| 23.253.209.42 |", "| 23.253.209.42 |\n| 23.253.209.43 |",
          "added", "breaking", "address 23.253.209.43", "address", "#/x-ingo-webhooks"),
    plant("address removed", HOOKS, "<li>50.56.42.59</li>", "",
          "removed", "breaking", "address 50.56.42.59", "address", "#/x-ingo-webhooks/sources/production"),
    plant("address moved", HOOKS, "| 23.253.209.42 |\n\n### Production\n", "\n### Production\n\n23.253.209.42\n",
          "changed", "breaking", "address 23.253.209.42", "environment", "#/x-ingo-webhooks/sources/sandbox", "production"),
    plant("suite added", HOOKS, "TLS 1.2: ", "TLS 1.2: TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, ",
          "added", "additive", "tls suite TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "tls suite", "#/x-ingo-webhooks"),
    plant("suite removed", HOOKS, "| TLS_AES_128_GCM_SHA256 (0x1301) | ECDH x25519 | 128-bit |\n", "",
          "removed", "breaking", "tls suite TLS_AES_128_GCM_SHA256", "tls suite", "#/x-ingo-webhooks/tls/tls13"),
    plant("topic added", HOOKS, "ends a payment.", "ends a payment, `transaction.recipient.payment.status.expired` too.",
          "added", "additive", "topic transaction.recipient.payment.status.expired", "topic", "#/x-ingo-topics"),
    plant("topic removed", HOOKS, "The topic `transaction.recipient.payment.status.terminated` ends a payment.", "",
          "removed", "breaking", "topic transaction.recipient.payment.status.terminated", "topic", "#/x-ingo-topics"),
    plant("topic renamed in a sample", PAID, "transaction.recipient.payment.status.success", "transaction.recipient.payment.status.paid",
          "removed", "breaking", "topic transaction.recipient.payment.status.success", "topic", "#/x-ingo-topics"),
    plant("code added", ERRORS, "<tr><td>101</td>", "<tr><td>105</td><td>Later</td></tr><tr><td>101</td>",
          "added", "additive", "status code 105", "status code", "#/x-ingo-status-codes/codes"),
    plant("code removed", ERRORS, "<tr><td>101</td><td>Success, idempotent</td></tr>", "",
          "removed", "breaking", "status code 101", "status code", "#/x-ingo-status-codes/codes/101"),
    plant("family moved", ERRORS, "851–867", "851–870",
          "changed", "breaking", "status family 851-867", "status family", "#/x-ingo-status-codes/families", "851-870"),
    plant("code of an event", PAID, '"status": "1125"', '"status": "1126"',
          "added", "additive", "status code 1126", "status code", "#/x-ingo-status-codes"),
    plant("signing order", START, "content-sha512 content-length", "content-length host content-sha512",
          "added", "breaking", "signed headers request-line x-date content-type content-length host content-sha512", "signed headers", "#/components/securitySchemes"),
    plant("algorithm", START, "hmac-sha512", "hmac-sha256",
          "added", "breaking", "algorithm hmac-sha256", "algorithm", "#/components/securitySchemes"),
    plant("coming soon is there", SOON, "<Warning>Coming Soon. This operation is under development and may change.</Warning>", "Verify by open banking.",
          "changed", "additive", "page docs/ingopay/verify/open-banking", "published", "", "published"),
]
