"""Expressions that turn JSON values into attributes and back, one kind of property at a time.

The rule for all of them: a value that is not of the expected kind stays as it came, and is given
back as it came. Nothing here can raise, so a reply or a webhook is never lost to a surprise in it.

`read` gives the right-hand side for from_dict, `write` the one for to_dict. Both work on a local
`v`; `take` is `dict.pop` of the incoming mapping.
"""

from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.properties import EnumProperty, ModelProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.union import UnionProperty

from scripts.generation.decimals import DecimalProperty, DecimalStringProperty
from scripts.generation.spec import SpecError

# class name -> {field: const} of the required const fields of that class
Tags = dict[str, dict[str, object]]


@dataclass(frozen=True)
class Variants:
    """A union of models that a const tag tells apart."""

    tag: str
    models: dict[str, str]
    fallback: str | None

    def literal(self) -> str:
        """Gives the table tag value -> class as source."""
        return "{" + ", ".join(f"{value!r}: {model}" for value, model in self.models.items()) + "}"


def read(prop: Any, name: str, tags: Tags) -> str:
    """Gives the expression that reads one property."""
    taken = f"take({name!r}, UNSET)"
    options = _options(prop, tags, "v")
    if not options:
        return taken
    if options[0][0] is None:  # a function that takes anything
        return options[0][1].replace("(v)", f"({taken})", 1)
    first = options[0][0].replace("(v", f"(v := {taken}", 1)
    return _chain([(first, options[0][1]), *options[1:]], "v")


def write(prop: Any, source: str) -> str:
    """Gives the expression that writes one property; `source` is the local that holds it."""
    kinds = _kinds(prop)
    options: list[tuple[str, str]] = []
    if any(isinstance(kind, ModelProperty) for kind in kinds):
        options.append((f"isinstance({source}, _Model)", f"{source}.to_dict()"))
    for kind in kinds:
        if isinstance(kind, EnumProperty):
            options.append((f"isinstance({source}, {kind.class_info.name})", f"{source}.value"))
        elif isinstance(kind, ListProperty):
            item = _deeper(source)
            inner = write(kind.inner_property, item)
            if inner != item:
                options.append(
                    (f"isinstance({source}, (list, tuple))", f"[{inner} for {item} in {source}]")
                )
        elif isinstance(kind, DecimalStringProperty):
            options.append((f"type({source}) is Decimal", f'format({source}, "f")'))
        elif isinstance(kind, (DateProperty, DateTimeProperty)):
            options.append((f"isinstance({source}, datetime.date)", f"_write_date({source})"))
    return _chain(options, source)


def variants(prop: Any, tags: Tags) -> Variants | None:
    """Gives the tag of a union of models; None when there is at most one model in it."""
    models = [kind for kind in _kinds(prop) if isinstance(kind, ModelProperty)]
    if len(models) < 2:
        return None
    names = [str(model.class_info.name) for model in models]
    for tag in dict.fromkeys(field for name in names for field in tags.get(name, {})):
        marked = {tags[name][tag]: name for name in names if tag in tags.get(name, {})}
        rest = [name for name in names if tag not in tags.get(name, {})]
        if (
            len(rest) <= 1
            and len(marked) + len(rest) == len(names)
            and all(isinstance(key, str) for key in marked)
        ):
            return Variants(
                tag, {str(key): name for key, name in marked.items()}, rest[0] if rest else None
            )
    raise SpecError(f"a union of {names} needs one required const of text that tells them apart")


def table_name(prop: Any) -> str:
    """Gives the name of the module-level table of a union's variants."""
    return f"_VARIANTS_OF_{str(prop.python_name).upper()}"


def nested(prop: Any) -> bool:
    """Whether objects are expected here: a bare scalar is then a surprise, and hidden."""
    return any(
        isinstance(kind, ModelProperty)
        or (isinstance(kind, ListProperty) and nested(kind.inner_property))
        for kind in _kinds(prop)
    )


def _kinds(prop: Any) -> list[Any]:
    return list(prop.inner_properties) if isinstance(prop, UnionProperty) else [prop]


def _deeper(local: str) -> str:
    return "i" if local == "v" else local + "i"


def _options(
    prop: Any, tags: Tags, local: str, table: str | None = None
) -> list[tuple[str | None, str]]:
    """Gives (guard, value) pairs; a guard of None takes anything and stands last."""
    options: list[tuple[str | None, str]] = []
    union = variants(prop, tags)
    if union is not None:
        call = (
            f"_read_variant({local}, {union.tag!r}, {table or table_name(prop)}, {union.fallback})"
        )
        options.append((f"isinstance({local}, dict)", call))
    for kind in _kinds(prop):
        if isinstance(kind, ModelProperty) and union is None:
            options.append(
                (f"isinstance({local}, dict)", f"{kind.class_info.name}.from_dict({local})")
            )
        elif isinstance(kind, EnumProperty):
            options.append(
                (
                    f"type({local}) is {kind.value_type.__name__}",
                    f"_read_enum({local}, {kind.class_info.name})",
                )
            )
        elif isinstance(kind, ListProperty):
            item = _deeper(local)
            inner = _chain(
                _options(kind.inner_property, tags, item, table or table_name(prop)), item
            )
            if inner != item:
                options.append((f"isinstance({local}, list)", f"[{inner} for {item} in {local}]"))
        elif isinstance(kind, DateTimeProperty):
            options.append((f"type({local}) is str", f"_read_date({local}, datetime.datetime)"))
        elif isinstance(kind, DateProperty):
            options.append((f"type({local}) is str", f"_read_date({local}, datetime.date)"))
        elif isinstance(kind, DecimalProperty):
            text = isinstance(kind, DecimalStringProperty)
            options.append((None, f"{'_read_text_amount' if text else '_read_amount'}({local})"))
    return sorted(options, key=lambda option: option[0] is None)


def _chain(options: list[tuple[str | None, str]] | list[tuple[str, str]], otherwise: str) -> str:
    source = otherwise
    for guard, value in reversed(options):
        source = value if guard is None else f"{value} if {guard} else {source}"
    return source


def unions(prop: Any, tags: Tags) -> Variants | None:
    """Gives the tagged union of a property or of the items of a list."""
    for kind in _kinds(prop):
        if isinstance(kind, ListProperty):
            return unions(kind.inner_property, tags)
    return variants(prop, tags)
