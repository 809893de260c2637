"""The command ``claimcheck``; answers ``--version`` before anything heavy is imported."""

import sys


def main() -> int:
    """Run the command line of this process and return its exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--version"]:
        from claimcheck.version import __version__

        sys.stdout.write(f"claimcheck {__version__}\n")
        return 0
    import gc

    # Reading articles makes many small values and no cycles: the collector would look at them again and again.
    gc.set_threshold(100_000, 50, 50)
    try:
        from claimcheck.cli.app import run
    except KeyboardInterrupt:
        return 130
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
