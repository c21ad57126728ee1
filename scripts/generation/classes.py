"""What the model template asks for: declarations, code lines and class data of one model."""

from typing import Any

from openapi_python_client.strings import ClassName

from scripts.generation import docs, tables, values
from scripts.generation.source import literal
from scripts.generation.spec import Spec, SpecError


class Classes:
    """Answers the questions of model.py.jinja. One instance serves one run."""

    def __init__(self, spec: Spec, sensitive: frozenset[str], field_prefix: str) -> None:
        self.spec = spec
        self.sensitive = sensitive
        self.requests = tables.reachable(spec)
        self.components: dict[str, str] = {}
        self.tags: values.Tags = {}
        for name, flat in spec.classes():
            class_name = str(ClassName(name, field_prefix))
            if class_name in self.components:
                raise SpecError(
                    f"{name} and {self.components[class_name]} would both be class {class_name}"
                )
            self.components[class_name] = name
            properties = flat.get("properties", {})
            self.tags[class_name] = {
                key: properties[key]["const"]
                for key in flat.get("required", ())
                if "const" in properties[key]
            }

    def properties(self, model: Any) -> list[Any]:
        """Gives the properties in constructor order: what must be given, then what may be."""
        every = [*model.required_properties, *model.optional_properties]
        return sorted(every, key=lambda prop: not prop.required or prop.default is not None)

    def doc(self, model: Any) -> str:
        """Gives the class docstring."""
        return docs.class_doc(self.spec, self._component(model), self.properties(model))

    def declaration(self, prop: Any) -> str:
        """Gives the attribute line; a sensitive or nested one says how it is shown."""
        plain = prop.to_string().as_unembedded_code()
        shown = (
            "_redacted"
            if self._is_sensitive(prop)
            else "_shown_nested"
            if values.nested(prop)
            else None
        )
        if shown is None:
            return str(plain)
        head, _, default = plain.partition(" = ")
        return f"{head} = _attrs_field({f'default={default}, ' if default else ''}repr={shown})"

    def read(self, prop: Any) -> str:
        """Gives the expression for from_dict."""
        return values.read(prop, prop.name.get_untrusted_value(), self.tags)

    def write(self, prop: Any) -> str:
        """Gives the expression for to_dict."""
        return values.write(prop, "v")

    def variant_tables(self, model: Any) -> list[str]:
        """Gives the tag -> class tables that from_dict of this model looks up."""
        found = [(prop, values.unions(prop, self.tags)) for prop in self.properties(model)]
        return [
            f"{values.table_name(prop)}: dict[str, type[_Model]] = {union.literal()}"
            for prop, union in found
            if union
        ]

    def constraints(self, model: Any) -> str | None:
        """Gives the CONSTRAINTS literal; None for a model that no request can hold."""
        name = self._component(model)
        if name not in self.requests:
            return None
        limits = tables.constraints(self.spec, name, self.sensitive)
        attributes = {
            prop.name.get_untrusted_value(): str(prop.python_name)
            for prop in self.properties(model)
        }
        return literal({key: {"attr": attributes[key], **entry} for key, entry in limits.items()})

    def rules(self, model: Any) -> str:
        """Gives the RULES literal."""
        return literal(tables.rules(self.spec, self._component(model)))

    def _component(self, model: Any) -> str:
        return self.components[str(model.class_info.name)]

    def _is_sensitive(self, prop: Any) -> bool:
        return prop.name.get_untrusted_value() in self.sensitive
