"""What Qiskit makes of the programs in a folder.

Usage: circuit_oracle.py FOLDER. For each NAME.qasm writes NAME.unitary (one "re im" a line,
row-major) where the program has unitary operations only, else NAME.counts ("bits count" a line)
from Aer. Inputs of a program are taken as 0.1, 0.2, ... in their order.
"""

import pathlib
import sys

from qiskit import QuantumCircuit, qasm2, qasm3, transpile
from qiskit.quantum_info import Operator
from qiskit_aer import AerSimulator

SHOTS = 20000
UNITARY = {"measure", "reset", "if_else", "while_loop", "for_loop", "switch_case"}


def load(source: str) -> QuantumCircuit:
    if "OPENQASM 3" in source:
        return qasm3.loads(source)
    return qasm2.loads(
        source,
        custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS,
        custom_classical=qasm2.LEGACY_CUSTOM_CLASSICAL,
    )


def main() -> None:
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.qasm")):
        circuit = load(path.read_text(encoding="utf-8"))
        names = [parameter.name for parameter in circuit.parameters]
        order = sorted(names, key=lambda name: path.read_text(encoding="utf-8").index(f" {name};"))
        circuit = circuit.assign_parameters(
            {name: 0.1 * (index + 1) for index, name in enumerate(order)}
        )
        if UNITARY.isdisjoint(circuit.count_ops()):
            matrix = Operator(circuit).data
            lines = [f"{value.real!r} {value.imag!r}" for value in matrix.flatten().tolist()]
            path.with_suffix(".unitary").write_text("\n".join(lines) + "\n")
        else:
            simulator = AerSimulator(method="statevector", seed_simulator=1)
            result = simulator.run(transpile(circuit, simulator, optimization_level=0), shots=SHOTS)
            counts = result.result().get_counts()
            lines = [f"{bits.replace(' ', '')} {count}" for bits, count in sorted(counts.items())]
            path.with_suffix(".counts").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
