"""What a client of a Laplace node computes itself: addresses, signed transactions, counts.

Needs the stubs that ./setup generates; they are looked for in build/python-stubs of the repository.
"""

import hashlib
import json
import pathlib
import sys
from collections import Counter

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "build" / "python-stubs"))

from laplace.v1 import engine_pb2, transaction_pb2 as tx  # noqa: E402

EXPIRY_BLOCKS = 200
# The chain charges base fee times weight; the limit only has to be above that for a while.
WEIGHT_MAX = 20_000
BASE_FEE_RISE = 16


def load_key(path):
    """An Ed25519 key from an unencrypted key file, as localnet writes it."""
    stored = json.loads(pathlib.Path(path).read_text())
    if stored["type"] != "ED25519" or "unencrypted_seed" not in stored:
        raise SystemExit(f"{path}: needs an Ed25519 key that is not encrypted")
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(stored["unencrypted_seed"]))


def local_network():
    """Endpoint and key file of the network that ./laplace localnet runs, or Nones."""
    try:
        network = json.loads((pathlib.Path.home() / ".laplace" / "network.json").read_text())
    except FileNotFoundError:
        return None, None
    key = pathlib.Path(network["key_directory"]) / (network["client_key"] + ".json")
    return network["endpoints"][0], key


def public_bytes(key):
    return key.public_key().public_bytes_raw()


def address(key):
    """First 20 bytes of SHA-256 over the key type, one byte, and the public key."""
    return hashlib.sha256(bytes([tx.KEY_TYPE_ED25519]) + public_bytes(key)).digest()[:20]


def sign_bytes(chain_id, body_bytes, carried_key):
    """What a sender signs: tag, chain id, body, key type and the key that the transaction carries,
    each after its length in four bytes."""
    key_type = bytes([tx.KEY_TYPE_ED25519])
    parts = (b"laplace/tx/v1", chain_id.encode(), body_bytes, key_type, carried_key)
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def signed(key, chain_id, sequence, height, base_fee, *actions):
    """The bytes of a transaction with these actions."""
    weight = WEIGHT_MAX + sum(WEIGHT_MAX + action.ByteSize() for action in actions)
    body = tx.TxBody(
        chain_id=chain_id,
        sender=address(key),
        sequence=sequence,
        expiry_height=height + EXPIRY_BLOCKS,
        fee_limit=base_fee * weight * BASE_FEE_RISE,
        actions=actions,
    ).SerializeToString()
    auth = tx.Auth(
        key_type=tx.KEY_TYPE_ED25519,
        public_key=public_bytes(key),
        signature=key.sign(sign_bytes(chain_id, body, public_bytes(key))),
    )
    return tx.Tx(body_bytes=body, auth=auth).SerializeToString()


def counts(result_bytes):
    """Counts as Qiskit has them: c[n-1]...c[0], registers separated by a space, last one first."""
    result = engine_pb2.CircuitResult.FromString(result_bytes)
    sizes = [register.size for register in result.registers]
    shot_bytes = (sum(sizes) + 7) // 8
    if len(result.outcomes) != shot_bytes * result.shots:
        raise ValueError(f"{result.shots} shots do not fit {len(result.outcomes)} bytes")
    shots = (
        int.from_bytes(result.outcomes[shot * shot_bytes : (shot + 1) * shot_bytes], "little")
        for shot in range(result.shots)
    )
    return dict(Counter(_bit_string(shot, sizes) for shot in shots))


def _bit_string(shot, sizes):
    words = []
    for size in sizes:
        words.insert(0, format(shot & ((1 << size) - 1), f"0{size}b"))
        shot >>= size
    return " ".join(words)
