"""Runs an OpenQASM 2 file with Qiskit Aer and prints the counts: the whole process is timed.

    python aer_process.py FILE SHOTS
"""

import sys

from qiskit import qasm2
from qiskit_aer import AerSimulator

circuit = qasm2.load(sys.argv[1], custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)
simulator = AerSimulator(method="statevector", max_parallel_threads=2)
counts = simulator.run(circuit, shots=int(sys.argv[2]), seed_simulator=1).result().get_counts()
for bits, count in sorted(counts.items(), key=lambda each: -each[1])[:16]:
    print(bits, count)
