"""Encryption at rest and keyed hashes. The keys lie in the home, apart from the databases they protect."""

import base64
import hmac
import json
import os
import secrets as random
from hashlib import sha256
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text
from tenon_platform.storage.tenants import Tenant

KEY_FILE = "secret.key"
NONCE = 12
_opened: dict[Path, "Secrets"] = {}
_of_tenant: "WeakKeyDictionary[Tenant, Secrets]" = WeakKeyDictionary()
_opening = Lock()


class Secrets:
    """AES-GCM under the newest key; texts say under which key they were written, so keys can rotate.

    The hash key is apart and never rotates: equal values must keep equal hashes to be found.
    """

    def __init__(self, keys: dict[str, bytes], hash_key: bytes) -> None:
        self._newest = max(keys)
        self._ciphers = {key_id: AESGCM(_derive(key, b"encrypt")) for key_id, key in keys.items()}
        self._hash_key = _derive(hash_key, b"hash")

    def encrypt(self, text: str) -> str:
        nonce = os.urandom(NONCE)
        sealed = self._ciphers[self._newest].encrypt(nonce, text.encode(), None)
        return f"{self._newest}:{base64.b64encode(nonce + sealed).decode()}"

    def decrypt(self, sealed: str) -> str:
        key_id, _, body = sealed.partition(":")
        cipher = self._ciphers.get(key_id)
        try:
            if cipher is None:
                raise InvalidTag
            raw = base64.b64decode(body)
            return cipher.decrypt(raw[:NONCE], raw[NONCE:], None).decode()
        except (InvalidTag, ValueError):
            raise TenonError(
                Text("无法解密：密钥不匹配", "This value cannot be decrypted: its key is not here"),
                hint=Text(f"请恢复原来的 {KEY_FILE}", f"restore the {KEY_FILE} that was in use when it was saved"),
                code="bad_key",
            ) from None

    def keyed_hash(self, value: str) -> str:
        """Equal values give equal hashes that nobody without the key can guess from."""
        return base64.urlsafe_b64encode(hmac.digest(self._hash_key, value.encode(), sha256)[:18]).decode()


def secrets_of(tenant: Tenant) -> Secrets:
    """The secrets of the home that the tenant lives in; the key file is made at the first use."""
    known = _of_tenant.get(tenant)
    if known is None:
        known = _of_tenant[tenant] = open_secrets(tenant.folder.parent.parent)
    return known


def open_secrets(home: Path) -> Secrets:
    with _opening:
        if home not in _opened:
            _opened[home] = _read(home / KEY_FILE)
        return _opened[home]


def _read(path: Path) -> Secrets:
    if not path.exists():
        content = {"keys": {"k1": _fresh()}, "hash": _fresh()}
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump(content, file)
            file.flush()
            os.fsync(file.fileno())
    content = json.loads(path.read_text())
    keys = {key_id: base64.b64decode(key) for key_id, key in content["keys"].items()}
    return Secrets(keys, base64.b64decode(content["hash"]))


def _fresh() -> str:
    return base64.b64encode(random.token_bytes(32)).decode()


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, b"tenon " + purpose).derive(key)
