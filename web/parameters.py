"""What a page's address asks for.

For: pages, which readers reach by forms with empty fields and by addresses that other programs have
added to: both are passed over. Not for: the JSON interface, which refuses what it does not know
(``models.Parameters``).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar, get_origin

from flask import request
from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)


def requested(model: type[Model], *, ignored: Collection[str] = (), **otherwise: Any) -> Model:
    """The parameters that this request's address has; ``ignored`` are passed over too, and
    ``otherwise`` stands where the address does not say.

    Raises pydantic's ValidationError.
    """
    given: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        values = [value for value in request.args.getlist(name) if value.strip()]
        if values and name not in ignored:
            given[name] = values if get_origin(field.annotation) is list else values[0]
    return model.model_validate({**otherwise, **given})
