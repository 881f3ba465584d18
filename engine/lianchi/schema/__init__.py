"""What goes in and comes out, as schemas: JSON schemas of record, rule and report, and the XSD of a record.

``python -m lianchi.schema`` writes them anew to the folder ``schemas``; a test compares.
"""

from lianchi.schema.files import FILES as FILES
from lianchi.schema.json_schema import record_schema as record_schema
from lianchi.schema.list_schema import power_list_schema as power_list_schema
from lianchi.schema.report_schema import report_schema as report_schema
from lianchi.schema.rule_schema import rule_schema as rule_schema
from lianchi.schema.xsd import record_xsd as record_xsd
