"""Where Ingo sends from, by environment.

Source: docs/hub/webhooks (documented). The same list stands in the contract's root extension
`x-ingo-webhooks.sources`; a test compares them.
"""

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
