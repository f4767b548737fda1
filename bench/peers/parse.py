"""Qiskit's loaders of OpenQASM: a case is the path of a program, a digest its number of operations."""

import pathlib
import warnings

import qiskit
from qiskit import qasm2, qasm3

from peer import serve

warnings.filterwarnings("ignore")


def case(path):
    program = pathlib.Path(path).read_text(encoding="utf-8")
    if program.startswith("OPENQASM 3"):
        return lambda round: len(qasm3.loads_experimental(program).data)
    return lambda round: len(
        qasm2.loads(program, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS).data
    )


serve(f"Qiskit {qiskit.__version__}", case)
