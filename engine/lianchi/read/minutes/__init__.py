"""Minutes as Word, text, PDF and OFD files: one neutral document, read by form tables and by a grammar of prose."""
