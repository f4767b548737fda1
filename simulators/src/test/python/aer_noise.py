"""Reads one JSON object a line: {"qasm": OpenQASM 2 text without measurements, "qubits": [[t1, t2], ...],
"gates": [[name, [qubit, ...], error, seconds], ...]}. Answers one a line: the exact probabilities of
all outcomes after the noise that Aer makes of such a device, readout aside."""

import json
import sys

from qiskit import qasm2, transpile
from qiskit.circuit import Delay
from qiskit.circuit.library import get_standard_gate_name_mapping
from qiskit.transpiler import InstructionProperties, QubitProperties, Target
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel
from qiskit_aer.noise.device import basic_device_gate_errors

NAMES = get_standard_gate_name_mapping()

for line in sys.stdin:
    request = json.loads(line)
    target = Target(
        num_qubits=len(request["qubits"]),
        qubit_properties=[QubitProperties(t1=t1, t2=t2) for t1, t2 in request["qubits"]],
    )
    by_name = {}
    for name, qubits, error, seconds in request["gates"]:
        properties = InstructionProperties(duration=seconds, error=error)
        by_name.setdefault(name, {})[tuple(qubits)] = properties
    for name, properties in by_name.items():
        target.add_instruction(NAMES[name], properties)
    model = NoiseModel(basis_gates=sorted(by_name))
    for name, qubits, error in basic_device_gate_errors(target=target):
        model.add_quantum_error(error, name, qubits)
    circuit = qasm2.loads(
        request["qasm"], custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS
    )
    circuit.save_probabilities()
    simulator = AerSimulator(
        method="density_matrix", noise_model=model, max_parallel_threads=1, fusion_enable=False
    )
    result = simulator.run(circuit, shots=1).result()
    print(json.dumps(list(result.data()["probabilities"])), flush=True)
