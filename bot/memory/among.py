"""Whether a column is one of many values, which are handed in as one.

`IN` would be written anew for each number of values: slow in SQLAlchemy, and the databases would prepare it anew too.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Dialect, String, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Many(TypeDecorator[Collection[Any]]):
    """Many numbers or texts: an array in PostgreSQL, JSON in SQLite."""

    impl = Text
    cache_ok = True

    def __init__(self, *, numbers: bool) -> None:
        super().__init__()
        self.numbers = numbers

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(ARRAY(BigInteger if self.numbers else String))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:  # noqa: ANN401
        values = list(value or ())
        return values if dialect.name == "postgresql" else json.dumps(values)


class Among(FunctionElement[bool]):
    """True where the column is one of the values that are given by a name when the statement is executed."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, column: Column[Any], name: str) -> None:
        """Takes a column of numbers or of texts."""
        numbers = column.type.python_type is int
        super().__init__(column, bindparam(name, type_=_Many(numbers=numbers)))

    def self_group(self, against: OperatorType | None = None) -> "Among":  # noqa: ARG002 - as SQLAlchemy has it
        """Itself: SQLAlchemy would compare it with 1 in SQLite, which then finds no index for it."""
        return self


@compiles(Among, "sqlite")
def _in_json(element: Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - values are bound


@compiles(Among, "postgresql")
def _in_array(element: Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} = ANY ({values})"
