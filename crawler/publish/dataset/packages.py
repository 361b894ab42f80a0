"""Descriptions for machines: Frictionless ``datapackage.json`` and MLCommons ``croissant.json``.

Sources: Data Package v1 (Frictionless Data), Croissant 1.0 (MLCommons).
"""

from __future__ import annotations

from typing import Any

from crawler.publish.citation import bibtex
from crawler.publish.dataset.fields import Field, Kind, Table
from crawler.publish.dataset.made import LICENCE_NOTE, DataFile, Made, pattern
from crawler.publish.dataset.writers import Format

MEDIA_TYPES: dict[Format, str] = {
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
}
_CROISSANT_TYPES: dict[Format, str] = {
    "jsonl": "application/jsonlines",
    "csv": "text/csv",
    "parquet": "application/x-parquet",
}
_TABLE_SCHEMA: dict[Kind, str] = {
    "integer": "integer",
    "number": "number",
    "text": "string",
    "flag": "boolean",
    "instant": "datetime",
    "list": "array",
    "object": "string",
}
_SCHEMA_ORG: dict[Kind, str] = {
    "integer": "sc:Integer",
    "number": "sc:Float",
    "text": "sc:Text",
    "flag": "sc:Boolean",
    "instant": "sc:DateTime",
    "list": "sc:Text",
    "object": "sc:Text",
}
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "equivalentProperty": "cr:equivalentProperty",
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that Croissant 1.0 recommends, as its validator compares it."""


def datapackage(made: Made) -> dict[str, Any]:
    """Return the Frictionless data package: a resource a file."""
    return {
        "profile": "data-package",
        "name": str(made.item["id"]).lower(),
        "title": made.item["title"],
        "description": made.item["abstract"],
        "version": made.item["version"],
        "homepage": "README.md",
        "sources": [
            {"title": row["title"] or row["name"], "path": row["home"]}
            for row in made.outlets
            if row["home"]
        ],
        "rights": LICENCE_NOTE,
        "archive_digest": f"sha256:{made.archive}",
        "citation": made.item,
        "resources": [_resource(one) for one in made.files],
    }


def _resource(file: DataFile) -> dict[str, Any]:
    """Return a resource: CSV as a table, which Frictionless itself reads, others as files.

    It would need plugins to read JSON lines and Parquet, and fail to validate without them.
    """
    resource: dict[str, Any] = {
        "name": file.path.removeprefix("data/").replace(".", "-"),
        "path": file.path,
        "title": file.table.about,
        "format": file.format,
        "mediatype": MEDIA_TYPES[file.format],
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": {
            "fields": [_schema_field(field) for field in file.table.fields],
            "primaryKey": list(file.table.key),
            "missingValues": [""],
        },
    }
    if file.format != "csv":
        return resource | {"type": "file", "profile": "data-resource"}
    return resource | {
        "type": "table",
        "profile": "tabular-data-resource",
        "rows": file.rows,
        "encoding": "utf-8",
    }


def _schema_field(field: Field) -> dict[str, Any]:
    found = {"name": field.name, "type": _TABLE_SCHEMA[field.kind], "description": field.about}
    return found | ({"format": "any"} if field.kind == "instant" else {})


def croissant(made: Made) -> dict[str, Any]:
    """Return the Croissant description, over the files of the format that keeps most types."""
    day = (made.asof or "1970-01-01")[:10]
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": made.item["id"],
        "description": f"{made.item['title']}. {made.item['abstract']}",
        "datePublished": day,
        "version": f"1.0.0+{made.item['version'].removeprefix('sha256:')[:12]}",
        "license": LICENCE_NOTE,
        "url": "README.md",
        "citeAs": bibtex(made.item),
        "creator": {"@type": "sc:Organization", "name": "arsip"},
        "distribution": [_file_set(table, made.best) for table in made.filled],
        "recordSet": [_record_set(table, made.best) for table in made.filled],
    }


def _file_set(table: Table, format: Format) -> dict[str, Any]:
    return {
        "@type": "cr:FileSet",
        "@id": f"{table.name}-files",
        "name": f"{table.name}-files",
        "description": table.about,
        "encodingFormat": _CROISSANT_TYPES[format],
        "includes": pattern(table, format),
    }


def _record_set(table: Table, format: Format) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.about,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_record_field(table, field, format) for field in table.fields],
    }


def _record_field(table: Table, field: Field, format: Format) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "description": field.about,
        # pandas, which reads for mlcroissant, makes times of a column of this name
        "dataType": "sc:DateTime" if field.name == "modified" else _SCHEMA_ORG[field.kind],
        "source": {
            "fileSet": {"@id": f"{table.name}-files"},
            "extract": {"column": field.name},
        },
    }
    if field.kind == "list" and format != "csv":
        found["repeated"] = True
    return found
