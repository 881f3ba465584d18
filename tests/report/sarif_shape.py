"""What our SARIF may hold, in our own words after the SARIF 2.1.0 specification: nothing else, and nothing missing.

The schema of OASIS is not ours to ship; ``LIANCHI_SARIF_SCHEMA=FILE pytest tests/report/test_sarif.py`` also holds the
output against a copy of it.
"""

from __future__ import annotations

from typing import Any

Shape = dict[str, Any]

TEXT: Shape = {"type": "string"}
COUNT: Shape = {"type": "integer", "minimum": 0}
BAG: Shape = {"type": "object"}


def thing(*optional: str, **keys: Shape) -> Shape:
    """An object with these keys and no other."""
    required = [key for key in keys if key not in optional]
    return {"type": "object", "properties": keys, "required": required, "additionalProperties": False}


def several(items: Shape) -> Shape:
    return {"type": "array", "items": items}


LEVEL: Shape = {"enum": ["none", "note", "warning", "error"]}
SAID = thing(text={"type": "string", "minLength": 1})
LANGUAGE: Shape = {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"}
URI: Shape = {"type": "string", "pattern": "^[A-Za-z0-9._~/%()-]+$"}
FILE = thing("index", uri=URI, index=COUNT)
LOGICAL = thing(fullyQualifiedName={"type": "string", "minLength": 1}, kind=TEXT)
PHYSICAL = thing("region", artifactLocation=FILE, region=thing(startLine={"type": "integer", "minimum": 1}))
PLACE = thing("logicalLocations", "message", "id", physicalLocation=PHYSICAL, logicalLocations=several(LOGICAL),
              message=SAID, id=COUNT)
COMPONENT = thing(name={"const": "clauses"}, index={"const": 0})
TAXON = thing(id=TEXT, index=COUNT, toolComponent=COMPONENT)
RULE = thing(
    "defaultConfiguration", "properties", "relationships", id=TEXT, shortDescription=SAID, help=SAID,
    defaultConfiguration=thing(level=LEVEL), properties=BAG,
    relationships=several(thing(target=TAXON, kinds={"const": ["relevant"]})),
)
DRIVER = thing(name={"const": "lianchi"}, fullName=TEXT, version=TEXT, language=LANGUAGE, rules=several(RULE),
               supportedTaxonomies=several(COMPONENT))
NOTE = thing("locations", "associatedRule", "properties", level=LEVEL, message=SAID, locations=several(PLACE),
             associatedRule=thing(id=TEXT, index=COUNT), properties=BAG)
RESULT = thing(
    ruleId=TEXT, ruleIndex=COUNT, kind={"enum": ["fail", "review", "open"]}, level=LEVEL, message=SAID,
    locations={**several(PLACE), "maxItems": 1}, relatedLocations=several(PLACE),
    partialFingerprints=thing(**{"lianchi/v1": TEXT}), taxa=several(TAXON), properties=BAG,
)
RESULT["if"] = {"properties": {"kind": {"const": "fail"}}}
RESULT["then"] = {"properties": {"level": {"enum": ["note", "warning", "error"]}}}
RESULT["else"] = {"properties": {"level": {"const": "none"}}}
ARTIFACT = thing("encoding", "hashes", location=thing(uri=URI), roles={"const": ["analysisTarget"]}, encoding=TEXT,
                 hashes=thing(**{"sha-256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}), properties=BAG)
TAXONOMY = thing(name={"const": "clauses"}, shortDescription=SAID, language=LANGUAGE,
                 taxa=several(thing(id=TEXT, shortDescription=SAID, properties=BAG)))
RUN = thing(
    "redactionTokens", tool=thing(driver=DRIVER), automationDetails=thing(id=TEXT),
    invocations=several(thing(executionSuccessful={"type": "boolean"}, toolExecutionNotifications=several(NOTE))),
    language=LANGUAGE, columnKind={"const": "unicodeCodePoints"}, redactionTokens=several(TEXT),
    artifacts=several(ARTIFACT), taxonomies=several(TAXONOMY), results={**several(RESULT), "maxItems": 25_000},
    properties=BAG,
)
SARIF = thing(**{"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": {**several(RUN), "maxItems": 20}})
