"""The version, where everybody may read it without importing the public API."""

__version__ = "0.1.0"
