"""claimcheck: a linter for what an article says and what it cites."""

__version__ = "0.1.0"
