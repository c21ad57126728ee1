"""How to mount the webhook receivers; each file is tested with the real framework."""
