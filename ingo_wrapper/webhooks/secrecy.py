"""Holding secrets without letting them out."""

from typing import NoReturn, TypeVar

from ingo_wrapper.webhooks.authenticity import Authenticity

_Self = TypeVar("_Self", bound="Secretive")


class Secretive(Authenticity):
    """A check that holds secrets: it shows none, cannot be pickled, and copies are itself."""

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds secrets and is not pickled")

    def __copy__(self: _Self) -> _Self:
        return self

    def __deepcopy__(self: _Self, memo: object) -> _Self:
        return self
