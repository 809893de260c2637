"""Everything that claimcheck raises on purpose.

::

    ClaimcheckError               something a person can act on; the message names file, line and remedy
    ├── UsageError                wrong option, unknown rule, missing path            -> exit status 2
    │   └── ConfigurationError    pyproject.toml / claimcheck.toml cannot be used     -> exit status 2
    ├── RecordError               references.yaml cannot be read                      -> exit status 2
    └── UnreadableDocument        one article cannot be decoded or parsed             -> DOC001, the run goes on
        └── NotAnArticle          JSON, YAML or XML that holds something else         -> passed by in folders

Only ``cli`` turns these into exit statuses, in one place.
"""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Base of all errors that carry a message for the person at the keyboard."""


class UsageError(ClaimcheckError):
    """The command line asks for something that cannot be done."""


class ConfigurationError(UsageError):
    """A configuration file has a key or value that cannot be used."""


class RecordError(ClaimcheckError):
    """``references.yaml`` cannot be read; the message names the line."""


class UnreadableDocument(ClaimcheckError):
    """One article cannot be decoded or parsed; told as DOC001, and the run goes on."""


class NotAnArticle(UnreadableDocument):
    """A file of a format that holds many things (JSON, YAML, XML) and here holds neither an article nor references."""
