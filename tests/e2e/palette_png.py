"""Screenshots as PNG with a palette of 256 colours: a third of the size, and the eye sees no difference in an interface."""

import base64
import struct
import zlib

import numpy as np
from playwright.sync_api import Page

COLOURS = 256
_PIXELS = """async (png) => {
    const picture = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const bytes = context.getImageData(0, 0, picture.width, picture.height).data;
    const parts = [];
    for (let at = 0; at < bytes.length; at += 30000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 30000)));
    return [picture.width, picture.height, btoa(parts.join(''))];
}"""


def reduced(page: Page, png: bytes) -> bytes:
    """The same picture with a palette. `page` is any page that may run scripts; its browser decodes the picture."""
    width, height, raw = page.evaluate(_PIXELS, base64.b64encode(png).decode())
    pixels = np.frombuffer(base64.b64decode(raw), np.uint8).reshape(-1, 4)[:, :3].astype(np.int32)
    palette, indices = _quantised(pixels)
    return _png(width, height, palette, indices.reshape(height, width))


def _quantised(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The most frequent colours of a picture, and for every pixel the nearest of them."""
    packed = (pixels[:, 0] << 16) | (pixels[:, 1] << 8) | pixels[:, 2]
    colours, inverse, counts = np.unique(packed, return_inverse=True, return_counts=True)
    rgb = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1)
    # shades that differ by a hair count as one, so that a gradient does not crowd out a rare accent
    _, first, coarse = np.unique(rgb // 6, axis=0, return_index=True, return_inverse=True)
    weights = np.bincount(coarse.ravel(), counts)
    best = {int(group): int(index) for group, index in enumerate(first)}
    for index in np.argsort(counts):
        best[int(coarse.ravel()[index])] = int(index)
    kept = [best[int(group)] for group in np.argsort(weights)[::-1][:COLOURS]]
    palette = rgb[kept]
    nearest = np.empty(len(rgb), np.uint8)
    for start in range(0, len(rgb), 4096):
        part = rgb[start : start + 4096]
        nearest[start : start + 4096] = ((part[:, None, :] - palette[None]) ** 2).sum(axis=2).argmin(axis=1)
    return palette.astype(np.uint8), nearest[inverse.ravel()]


def _png(width: int, height: int, palette: np.ndarray, indices: np.ndarray) -> bytes:
    rows = np.concatenate([np.zeros((height, 1), np.uint8), indices], axis=1).tobytes()
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", header), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
