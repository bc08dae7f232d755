"""Where shipped files lie: inside an installed wheel, or in a checkout. The only file that knows both."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_REPOSITORY = _PACKAGE.parent.parent


def _shipped(in_wheel: str, in_checkout: str) -> Path:
    inside = _PACKAGE / in_wheel
    return inside if inside.is_dir() else _REPOSITORY / in_checkout


TEMPLATES = _shipped("_shipped/templates", "templates")
DESIGNER = _shipped("_shipped/designer", "designer-ui/dist")
