# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
"""Facts from the contract that are neither models nor operations."""

SENSITIVE_NAMES: frozenset[str] = frozenset(
    {
        "account",
        "address",
        "address1",
        "address2",
        "address_line1",
        "api_key",
        "authorized_url",
        "beneficiary",
        "beneficiary_account",
        "beneficiary_address1",
        "beneficiary_address2",
        "beneficiary_city",
        "beneficiary_first_name",
        "beneficiary_last_name",
        "beneficiary_phone",
        "beneficiary_state",
        "beneficiary_zip",
        "business_name",
        "check_memo_data",
        "city",
        "client_provided_value",
        "contact_address",
        "contact_telcom",
        "customer_account_token",
        "customer_provided_value",
        "cvv",
        "descriptive_purpose",
        "device_id",
        "dob",
        "email",
        "email_address",
        "expiration_date",
        "first_name",
        "last_4",
        "last_name",
        "latitude",
        "location_address",
        "location_city",
        "location_state",
        "location_zip",
        "longitude",
        "mobile",
        "mobile_number",
        "mobus_customer_id",
        "name_personal",
        "open_banking_other",
        "open_banking_plaid",
        "payee_address",
        "payee_city",
        "payee_state",
        "payee_zip",
        "paypal_provided_value",
        "phone",
        "phone_home",
        "phone_mobile",
        "phone_number",
        "recipient",
        "recipient_address1",
        "recipient_address2",
        "recipient_business_name",
        "recipient_city",
        "recipient_first_name",
        "recipient_last_name",
        "recipient_line1",
        "recipient_phone",
        "recipient_state",
        "recipient_zip",
        "remittance_memo_data",
        "risk_assessment_token",
        "risk_session_token",
        "routing_number",
        "sender",
        "sender_account",
        "source_name",
        "ssn",
        "state",
        "third_party_token",
        "tracer_token",
        "track1",
        "track2",
        "zip",
        "zip_code",
    }
)
"""JSON names whose values must not be shown, whatever object they stand in."""

HOSTS: dict[str, dict[str, str]] = {
    "sandbox": {
        "payapi": "https://payapi-sandbox.ingo.money",
        "session": "https://iip-session-management-uat.ingo.money",
    },
    "production": {"payapi": "https://payapi.ingo.money", "session": "https://iip-session-management.ingo.money"},
}
"""Environment -> service -> base URL."""

OPERATIONS: dict[str, tuple[str, str]] = {
    "search_billers": ("POST", "/gateway/v1/biller/search"),
    "cancel_check": ("POST", "/gateway/checkcancel"),
    "stop_check": ("POST", "/gateway/checkstop"),
    "create_capture_session": ("POST", "/api/v1/sessions/point-in-time/plugin"),
    "verify": ("POST", "/gateway/verify"),
    "process": ("POST", "/gateway/process"),
    "debit": ("POST", "/gateway/v12/debit/process"),
    "stage_notification": ("POST", "/gateway/v3/notify"),
    "stage_parties": ("POST", "/gateway/v4/notify"),
    "cancel_notification": ("POST", "/gateway/v3/notifycancel"),
    "start_risk_session": ("POST", "/risk/risksession/v2"),
    "score_risk": ("POST", "/risk/riskscore/v2"),
}
"""Operation -> HTTP method and path."""

SERVICES: dict[str, str] = {
    "search_billers": "payapi",
    "cancel_check": "payapi",
    "stop_check": "payapi",
    "create_capture_session": "session",
    "verify": "payapi",
    "process": "payapi",
    "debit": "payapi",
    "stage_notification": "payapi",
    "stage_parties": "payapi",
    "cancel_notification": "payapi",
    "start_risk_session": "payapi",
    "score_risk": "payapi",
}
"""Operation -> the service of HOSTS that it goes to."""

WEBHOOK_SOURCES: dict[str, tuple[str, ...]] = {
    "sandbox": (
        "18.189.65.27",
        "23.253.209.42",
        "23.253.213.126",
        "23.253.22.48",
        "3.130.108.242",
        "3.134.254.69",
        "3.142.181.231",
        "104.130.74.57",
    ),
    "production": ("64.88.183.84", "50.56.42.59", "50.56.46.146", "50.57.62.142"),
}
"""Environment -> addresses from which webhooks come."""

WEBHOOK_ACKNOWLEDGE_SECONDS: int | None = 10
"""A delivery without a 2xx within this time is sent again."""

WEBHOOK_TLS_MINIMUM: str | None = "1.2"
"""The oldest TLS version that an endpoint may offer."""

WEBHOOK_TLS_RECOMMENDED: str | None = "1.3"
"""The TLS version that an endpoint should offer."""

WEBHOOK_TLS_SUITES: dict[str, dict[str, str]] = {
    "tls13": {
        "TLS_AES_256_GCM_SHA384": "0x1302",
        "TLS_CHACHA20_POLY1305_SHA256": "0x1303",
        "TLS_AES_128_GCM_SHA256": "0x1301",
    },
    "tls12": {
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384": "0xc030",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256": "0xcca8",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256": "0xc02f",
    },
}
"""TLS version -> cipher suite -> registered code; an endpoint supports at least one."""

WEBHOOK_TLS_KEY_EXCHANGE: str | None = "ECDH x25519"
"""The key exchange that goes with all of them."""
