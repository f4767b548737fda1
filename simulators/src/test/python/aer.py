"""Reads one JSON object a line: {"qasm": OpenQASM 2 or 3 text, "shots": n}, or {"gate": name,
"parameters": [...]} for a gate on the first of 5 qubits that were turned one by one. Answers one a
line: the final amplitudes as [re, im, re, im, ...] for 0 shots, or else the counts as Qiskit prints
them."""

import json
import sys

from qiskit import QuantumCircuit, qasm2, qasm3, transpile
from qiskit.circuit import library
from qiskit_aer import AerSimulator

simulator = AerSimulator(method="statevector", fusion_enable=False, max_parallel_threads=1)

# Gates whose class is not called as the gate.
CLASSES = {
    "C3SQRTXGate": "C3SXGate",
    "GPHASEGate": "GlobalPhaseGate",
    "IDGate": "IGate",
    "ISWAPGate": "iSwapGate",
    "PGate": "PhaseGate",
    "RC3XGate": "RC3XGate",
    "SWAPGate": "SwapGate",
    "CSWAPGate": "CSwapGate",
    "CPGate": "CPhaseGate",
}


def turned_and_gate(name, parameters):
    circuit = QuantumCircuit(5)
    for qubit in range(5):
        circuit.u(0.3 + qubit, 0.2 * qubit, 0.1 - qubit, qubit)
    found = CLASSES.get(name.upper() + "Gate", name.upper() + "Gate")
    classes = {each.lower(): each for each in dir(library)}
    gate = getattr(library, classes[found.lower()])(*parameters)
    circuit.append(gate, range(gate.num_qubits))
    return circuit


def load(request):
    if "gate" in request:
        return turned_and_gate(request["gate"], request["parameters"])
    text = request["qasm"]
    if text.startswith("OPENQASM 2"):
        return qasm2.loads(text, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)
    return qasm3.loads(text)


for line in sys.stdin:
    request = json.loads(line)
    circuit = load(request)
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
