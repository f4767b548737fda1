"""Qiskit Aer's state vector: a case is "FILE SHOTS", an OpenQASM 2 or 3 file below SCRATCH.

Each circuit is run once with gate fusion and once without; the faster way is the one that is timed.
"""

import os
import time

import qiskit_aer
from peer import SCRATCH, THREADS, serve
from qiskit import qasm2, qasm3
from qiskit_aer import AerSimulator


def load(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.startswith("OPENQASM 2"):
        return qasm2.loads(text, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)
    return qasm3.loads(text)


def case(name):
    file, shots = name.split()
    circuit = load(os.path.join(SCRATCH, file))

    def runner(fusion):
        simulator = AerSimulator(
            method="statevector", max_parallel_threads=THREADS, fusion_enable=fusion
        )

        def run(round):
            result = simulator.run(circuit, shots=int(shots), seed_simulator=round + 1).result()
            if not result.success:
                raise RuntimeError(result.status)

        return run

    def seconds(run):
        start = time.perf_counter()
        run(0)
        return time.perf_counter() - start

    return min([runner(True), runner(False)], key=seconds)


serve(f"Qiskit Aer {qiskit_aer.__version__}", case)
