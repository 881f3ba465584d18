"""lianchi 廉尺: declarative rule books laid against submitted decision records."""

__version__ = "0.1.0"
