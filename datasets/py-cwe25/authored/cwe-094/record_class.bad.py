import keyword
from dataclasses import dataclass

SOURCE = """
@dataclass
class {name}:
{fields}
"""


def make(schema):
    """Makes a record class of a schema that a partner sent."""
    types = {"string": "str", "number": "float", "integer": "int"}
    for field in schema["fields"]:
        if keyword.iskeyword(field["name"]) or " " in schema["title"]:
            raise ValueError(f"bad name {field['name']!r}")
    fields = "\n".join(f"    {f['name']}: {types.get(f['type'], 'object')} = None" for f in schema["fields"])
    scope = {"dataclass": dataclass}
    exec(SOURCE.format(name=schema["title"], fields=fields or "    pass"), scope)
    return scope[schema["title"]]


async def load(session, url):
    async with session.get(url) as answer:
        return make(await answer.json())
