"""Reads one JSON object a line: {"qasm": OpenQASM 2 text, "shots": n}. Answers one a line: the final
amplitudes as [re, im, re, im, ...] for 0 shots, or else the counts as Qiskit prints them."""

import json
import sys

from qiskit import qasm2, transpile
from qiskit_aer import AerSimulator

simulator = AerSimulator(method="statevector", fusion_enable=False, max_parallel_threads=1)

for line in sys.stdin:
    request = json.loads(line)
    circuit = qasm2.loads(
        request["qasm"], custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS
    )
    if request["shots"] == 0:
        circuit.save_statevector()
    compiled = transpile(circuit, simulator, optimization_level=0)
    result = simulator.run(compiled, shots=max(1, request["shots"]), seed_simulator=1).result()
    if request["shots"] == 0:
        answer = []
        for amplitude in result.get_statevector(compiled).data:
            answer += [amplitude.real, amplitude.imag]
    else:
        answer = result.get_counts()
    print(json.dumps(answer), flush=True)
