"""Run with: build/python/bin/python -m unittest discover --start-directory examples/python"""

import json
import pathlib
import unittest

import laplace_client as client
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from laplace.v1 import engine_pb2, transaction_pb2 as tx

# The same file is checked by PythonVectorsTest against the Java that nodes run.
VECTORS = json.loads(pathlib.Path(__file__).with_name("vectors.json").read_text())


class TheBytesAreThoseOfTheNode(unittest.TestCase):
    def setUp(self):
        self.key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(VECTORS["seed"]))

    def test_an_address_is_a_hash_of_type_and_key(self):
        self.assertEqual(client.public_bytes(self.key).hex(), VECTORS["public_key"])
        self.assertEqual(client.address(self.key).hex(), VECTORS["address"])

    def test_sign_bytes_frame_all_but_the_signature(self):
        body = bytes.fromhex(VECTORS["body_bytes"])
        carried = bytes.fromhex(VECTORS["public_key"])
        self.assertEqual(
            client.sign_bytes(VECTORS["chain_id"], body, carried).hex(), VECTORS["sign_bytes"]
        )

    def test_a_transaction_has_one_encoding(self):
        transfer = tx.Transfer(recipient=bytes(range(20)), amount=12_500_000)
        signed = client.signed(
            self.key,
            VECTORS["chain_id"],
            VECTORS["sequence"],
            VECTORS["height"],
            VECTORS["base_fee"],
            tx.Action(transfer=transfer),
        )
        self.assertEqual(signed.hex(), VECTORS["tx"])


class CountsHaveTheShapeOfQiskit(unittest.TestCase):
    def test_registers_are_words_with_the_last_one_first(self):
        self.assertEqual(
            client.counts(bytes.fromhex(VECTORS["circuit_result"])), VECTORS["counts"]
        )

    def test_shots_of_more_than_a_byte(self):
        result = engine_pb2.CircuitResult(
            registers=[engine_pb2.ResultRegister(name="c", size=9)],
            shots=2,
            outcomes=bytes([0x01, 0x01, 0x00, 0x01]),
        )
        self.assertEqual(
            client.counts(result.SerializeToString()), {"100000001": 1, "100000000": 1}
        )

    def test_bytes_that_do_not_fit_are_refused(self):
        result = engine_pb2.CircuitResult(
            registers=[engine_pb2.ResultRegister(name="c", size=3)], shots=2, outcomes=b"\1"
        )
        with self.assertRaises(ValueError):
            client.counts(result.SerializeToString())


if __name__ == "__main__":
    unittest.main()
