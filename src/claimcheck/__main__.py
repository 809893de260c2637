"""The command ``claimcheck``; answers ``--version`` before anything heavy is imported."""

import os
import sys


def main() -> int:
    """Run the command line of this process and return its exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--version"]:
        from claimcheck.version import __version__

        try:
            sys.stdout.write(f"claimcheck {__version__}\n")
            sys.stdout.flush()
        except BrokenPipeError:  # nobody reads; what is still buffered must not fail at the interpreter's end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
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
