"""Bar codes and QR codes as pictures within the page: nothing is fetched when it is printed."""

from base64 import b64encode
from io import BytesIO

import segno
from barcode import get_barcode_class
from barcode.errors import BarcodeError
from barcode.writer import SVGWriter
from markupsafe import Markup, escape

LONGEST = {"code128": 80, "ean13": 13, "qr": 600}
_MODULE = 0.25  # millimetres a bar: what label printers of 203 dpi still draw and scanners still read


def bars(kind: str, text: str, height: float, *, readable: bool) -> Markup:
    """Code 128 or EAN-13. What cannot be written as such a code stands as plain text: the sheet is still of use."""
    if not text or len(text) > LONGEST[kind] or not text.isascii():
        return escape(text)
    picture = BytesIO()
    options = {
        "module_width": _MODULE,
        "module_height": height,
        "quiet_zone": 2.5,
        "font_size": 8,
        "text_distance": 3.5,
    }
    try:
        get_barcode_class(kind)(text, writer=SVGWriter()).write(picture, {**options, "write_text": readable})
    except (BarcodeError, ValueError, KeyError, IndexError):
        return escape(text)
    return _image(picture.getvalue(), text, "barcode")


def qr(text: str, size: float) -> Markup:
    """A QR code, `size` millimetres wide."""
    if not text or len(text) > LONGEST["qr"]:
        return escape(text)
    picture = BytesIO()
    segno.make(text, micro=False, error="m").save(picture, kind="svg", border=2, omitsize=True)
    return _image(picture.getvalue(), text, "qr", f"width:{size:g}mm;height:{size:g}mm")


def _image(svg: bytes, text: str, kind: str, style: str = "") -> Markup:
    data = b64encode(svg).decode()
    return Markup('<img class="{}" alt="{}" style="{}" src="data:image/svg+xml;base64,{}">').format(
        kind, text, style, data
    )
