"""`tenon …`: reads the command line, runs the command, and turns errors into exit codes."""

import sys

from tenon_engines.kernel.errors import TenonError
from tenon_platform.cli.parser import build_parser
from tenon_platform.cli.report import report_error
from tenon_platform.settings import Settings

FINE, FAILED, USAGE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """0 = fine, 1 = the thing checked does not hold or the command failed, 2 = usage."""
    parsed = build_parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed, Settings.from_environment()))
    except TenonError as error:
        report_error(error, as_json=getattr(parsed, "json", False))
        return FAILED
    except KeyboardInterrupt:
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
