"""Reading the environment variables of `from_env`; nothing is read at import."""

from collections.abc import Mapping

from ingo_wrapper.credentials import Credentials
from ingo_wrapper.environment import Environment
from ingo_wrapper.errors import ConfigurationError

_NAMES = {
    "INGO_USERNAME": "username",
    "INGO_SECRET": "secret",
    "INGO_PARTICIPANT_ID": "participant_id",
}


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Choose the environment that INGO_ENVIRONMENT and INGO_SIMULATOR_URL name.

    Raises:
        ConfigurationError: says which variable is missing, unknown or contradictory.
    """
    name = variables.get("INGO_ENVIRONMENT", "")
    url = variables.get("INGO_SIMULATOR_URL", "")
    if name == "simulator":
        if not url:
            raise ConfigurationError(
                "INGO_SIMULATOR_URL: is missing; INGO_ENVIRONMENT is simulator"
            )
        try:
            return Environment.simulator(url)
        except ConfigurationError as error:
            raise ConfigurationError(f"INGO_SIMULATOR_URL: {error}") from None
    if name not in {"sandbox", "production"}:
        problem = "is unknown" if name else "is missing"
        raise ConfigurationError(
            f"INGO_ENVIRONMENT: {problem}; choose sandbox, production or simulator"
        )
    if url:
        raise ConfigurationError(
            f"INGO_SIMULATOR_URL: contradicts INGO_ENVIRONMENT={name}; unset one of them"
        )
    return Environment.SANDBOX if name == "sandbox" else Environment.PRODUCTION


def read_credentials(variables: Mapping[str, str]) -> Credentials:
    """Read INGO_USERNAME, INGO_SECRET and INGO_PARTICIPANT_ID.

    Raises:
        ConfigurationError: says which variable is missing or cannot be right, never its value.
    """
    for variable in _NAMES:
        if not variables.get(variable):
            raise ConfigurationError(f"{variable}: is missing")
    try:
        return Credentials(**{field: variables[variable] for variable, field in _NAMES.items()})
    except ConfigurationError as error:
        field = str(error).partition(":")[0]
        variable = next(name for name, known in _NAMES.items() if known == field)
        raise ConfigurationError(f"{variable}: {str(error).partition(': ')[2]}") from None
