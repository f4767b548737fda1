"""Writes circuits in QPY for the reader's test, one JSON object a line.

Usage: qpy_circuits.py SEED COUNT
"""

import base64
import io
import json
import math
import random
import sys

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister, qpy
from qiskit.circuit import Parameter, ParameterVector
from qiskit.circuit.classical import expr

FORMATS = [13, 14, 15, 16, 17]
GATES = {"rz": 1, "rx": 1, "sx": 0, "x": 0, "id": 0, "h": 0, "p": 1, "ry": 1}
PAIRS = {"cz": 0, "ecr": 0, "rzz": 1, "cx": 0, "swap": 0, "rxx": 1, "cp": 1}


def packed(circuit, version):
    buffer = io.BytesIO()
    qpy.dump(circuit, buffer, version=version)
    return base64.b64encode(buffer.getvalue()).decode()


def expression(rng, symbols, depth):
    if depth == 0 or rng.random() < 0.2:
        return rng.choice(symbols) if rng.random() < 0.8 else rng.choice([2, -3, 0.25, 1.5])
    kind = rng.randrange(12)
    a = expression(rng, symbols, depth - 1)
    b = expression(rng, symbols, depth - 1)
    if isinstance(a, (int, float)):
        a = rng.choice(symbols) + a
    match kind:
        case 0:
            return a + b
        case 1:
            return a - b
        case 2:
            return b - a
        case 3:
            return a * b
        case 4:
            return a / (2 + abs(b))
        case 5:
            return 3 / (2 + abs(a))
        case 6:
            return a.sin()
        case 7:
            return a.cos() * b
        case 8:
            return a.arctan()
        case 9:
            return (a.sin()).exp()
        case 10:
            return a**2
        case _:
            return -abs(a)


def flat(rng, version):
    qubits = rng.randint(2, 5)
    symbols = [Parameter(n) for n in ("b", "a", "θ", "z10")] + list(ParameterVector("v", 12))
    circuit = QuantumCircuit(
        QuantumRegister(qubits, "q"), ClassicalRegister(qubits, "c"), ClassicalRegister(3, "d")
    )
    circuit.global_phase = rng.choice([0, symbols[0] * 2, symbols[5], 0.5])
    for _ in range(rng.randint(1, 15)):
        pick = rng.random()
        one, two = rng.sample(range(qubits), 2)
        if pick < 0.5:
            name = rng.choice(list(GATES))
            angles = [expression(rng, symbols, 4) for _ in range(GATES[name])]
            getattr(circuit, name)(*angles, one)
        elif pick < 0.8:
            name = rng.choice(list(PAIRS))
            angles = [expression(rng, symbols, 3) for _ in range(PAIRS[name])]
            getattr(circuit, name)(*angles, one, two)
        elif pick < 0.85:
            circuit.reset(one)
        elif pick < 0.9:
            circuit.barrier(one, two)
        elif pick < 0.95:
            circuit.delay(100, one)
        else:
            circuit.measure(one, rng.randrange(qubits + 3))
    values = [rng.uniform(-2, 2) for _ in circuit.parameters]
    bound = circuit.assign_parameters(values)
    operations = [
        [
            i.operation.name,
            [float(p) for p in i.operation.params],
            [bound.find_bit(q).index for q in i.qubits],
            [bound.find_bit(c).index for c in i.clbits],
        ]
        for i in bound.data
        if i.operation.name != "delay"
    ]
    return {
        "format": version,
        "qpy": packed(circuit, version),
        "parameters": [p.name for p in circuit.parameters],
        "values": values,
        "operations": operations,
    }


def control_flow():
    q, c, d = QuantumRegister(3, "q"), ClassicalRegister(3, "c"), ClassicalRegister(2, "d")
    circuit = QuantumCircuit(q, c, d)
    circuit.x(0)
    circuit.measure(0, c[0])
    with circuit.if_test((c[0], 1)) as otherwise:
        circuit.x(1)
    with otherwise:
        circuit.x(2)
    circuit.measure(1, c[1])
    with circuit.if_test(expr.logic_and(c[0], expr.not_equal(expr.bit_xor(c, 1), 1))):
        circuit.x(2)
    circuit.measure(2, c[2])
    with circuit.switch(c) as case:
        with case(0, 1):
            circuit.x(0)
        with case(7):
            with circuit.for_loop((0, 1, 2, 3)) as i:
                circuit.rx(math.pi / 6 * i, 0)
        with case(case.DEFAULT):
            circuit.x(1)
    circuit.measure(0, d[0])
    circuit.reset(1)
    with circuit.while_loop(expr.less(d, 3)):
        circuit.x(1)
        circuit.measure(1, d[1])
        with circuit.if_test((d[1], 1)):
            circuit.break_loop()
    with circuit.for_loop(range(10, 0, -3)):
        circuit.x(2)
        with circuit.if_test((c, 7)):
            circuit.continue_loop()
        circuit.x(2)
    # Four rounds turn qubit 2 four times.
    circuit.measure(2, c[2])
    return circuit


def main():
    rng = random.Random(int(sys.argv[1]))
    for number in range(int(sys.argv[2])):
        print(json.dumps(flat(rng, FORMATS[number % len(FORMATS)])))
    for version in FORMATS:
        print(
            json.dumps(
                {
                    "format": version,
                    "qpy": packed(control_flow(), version),
                    "parameters": [],
                    "values": [],
                    "outcome": "10 111",
                }
            )
        )


main()
