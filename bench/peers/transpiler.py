"""Qiskit's transpiler: a case is "gates NAME" or "seconds NAME", level 2 on FakeTorino.

The round is the seed. The case "circuits" writes the circuits below SCRATCH/transpiler, as OpenQASM 2,
and the device as device.json: both sides read the same files. The circuits on 100 qubits are those
that the Benchpress suite names, the others are of the set of the Feynman tool, written down from
their published constructions; the comments say which, and what is only like the original.
"""

import json
import math
import pathlib
import time

import numpy as np
import qiskit
from peer import SCRATCH, Measured, serve
from qiskit import QuantumCircuit, qasm2, transpile
from qiskit.circuit.library import quantum_volume
from qiskit.quantum_info import random_clifford
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeTorino

SEED = 12345


def bernstein_vazirani(n):
    circuit = QuantumCircuit(n, n - 1)
    circuit.x(n - 1)
    circuit.h(range(n))
    circuit.cx(range(n - 1), n - 1)
    circuit.h(range(n - 1))
    circuit.measure(range(n - 1), range(n - 1))
    return circuit


def barabasi_albert(n, links, rng):
    """Preferential attachment: each new node links to distinct ends of random links."""
    edges, ends, targets = [], [], list(range(links))
    for node in range(links, n):
        edges += [(target, node) for target in targets]
        ends += targets + [node] * links
        chosen = set()
        while len(chosen) < links:
            chosen.add(ends[rng.integers(len(ends))])
        targets = sorted(chosen)
    return edges


def zz(circuit, angle, a, b):
    circuit.cx(a, b)
    circuit.rz(angle, b)
    circuit.cx(a, b)


def qaoa(n, repetitions):
    rng = np.random.default_rng(SEED)
    edges = barabasi_albert(n, 2, rng)
    circuit = QuantumCircuit(n)
    circuit.h(range(n))
    for _ in range(repetitions):
        gamma, beta = rng.uniform(0, 2 * math.pi, 2)
        for a, b in edges:
            zz(circuit, gamma, a, b)
        circuit.rx(beta, range(n))
    return circuit


def fourier(n):
    circuit = QuantumCircuit(n)
    for j in reversed(range(n)):
        circuit.h(j)
        for k in reversed(range(j)):
            circuit.cp(math.pi / 2 ** (j - k), j, k)
    for j in range(n // 2):
        circuit.swap(j, n - 1 - j)
    return circuit


def heisenberg(side):
    """One second-order step XX YY ZZ ZZ YY XX on each bond of a square, and random fields."""
    rng = np.random.default_rng(SEED)
    circuit = QuantumCircuit(side * side)

    def bond(a, b):
        for _ in range(2):
            for basis in ("z", "y", "x"):
                if basis == "y":
                    circuit.rx(math.pi / 2, [a, b])
                elif basis == "x":
                    circuit.h([a, b])
                zz(circuit, 1.0, a, b)
                if basis == "y":
                    circuit.rx(-math.pi / 2, [a, b])
                elif basis == "x":
                    circuit.h([a, b])

    for row in range(side):
        for column in range(side):
            here = row * side + column
            if row + 1 < side:
                bond(here, here + side)
            if column + 1 < side:
                bond(here, here + 1)
            circuit.rz(rng.uniform(-2, 2), here)
    return circuit


def volume(n):
    circuit = quantum_volume(n, n, seed=SEED)
    return transpile(circuit, basis_gates=["u", "cx"], optimization_level=0)


def clifford(n):
    """A uniformly random Clifford by the greedy synthesis that Benchpress' file shows."""
    return random_clifford(n, seed=SEED).to_circuit().decompose(["swap"])


def toffoli(circuit, a, b, c):
    """The network of 6 cx and 7 t (Nielsen and Chuang, figure 4.9)."""
    circuit.h(c)
    circuit.cx(b, c)
    circuit.tdg(c)
    circuit.cx(a, c)
    circuit.t(c)
    circuit.cx(b, c)
    circuit.tdg(c)
    circuit.cx(a, c)
    circuit.t(b)
    circuit.t(c)
    circuit.h(c)
    circuit.cx(a, b)
    circuit.t(a)
    circuit.tdg(b)
    circuit.cx(a, b)


def tof(controls):
    """n controls, n - 2 clean ancillas: up the ladder, the top, down again."""
    n = 2 * controls - 1
    circuit = QuantumCircuit(n)
    ladder = [(0, 1, controls)]
    for k in range(2, controls - 1):
        ladder.append((k, controls + k - 2, controls + k - 1))
    for gate in ladder:
        toffoli(circuit, *gate)
    toffoli(circuit, controls - 1, n - 2, n - 1)
    for gate in reversed(ladder):
        toffoli(circuit, *gate)
    return circuit


def barenco_tof(controls):
    """The same with dirty ancillas: Barenco et al. 1995, lemma 7.2."""
    n = 2 * controls - 1
    circuit = QuantumCircuit(n)
    chain = [(controls - 1, n - 2, n - 1)]
    for k in range(controls - 2, 1, -1):
        chain.append((k, controls + k - 2, controls + k - 1))
    bottom = (0, 1, controls)
    for part in (chain, chain[1:]):
        for gate in part:
            toffoli(circuit, *gate)
        toffoli(circuit, *bottom)
        for gate in reversed(part):
            toffoli(circuit, *gate)
    return circuit


def mod5_4():
    """Is the number on four qubits 0 modulo 5: as many gates as the set's, written anew."""
    circuit = QuantumCircuit(5)
    circuit.x(4)
    for a, b in ((0, 2), (2, 3), (1, 3), (0, 1)):
        toffoli(circuit, a, b, 4)
    for a in range(4):
        circuit.cx(a, 4)
    return circuit


def vbe_adder(bits):
    """Vedral, Barenco, Ekert 1996: carries c, addends a and b, the last carry in b's top."""
    circuit = QuantumCircuit(3 * bits + 1)
    c = [3 * i for i in range(bits + 1)]
    a = [3 * i + 1 for i in range(bits)]
    b = [3 * i + 2 for i in range(bits)]
    for i in range(bits):
        toffoli(circuit, a[i], b[i], c[i + 1])
        circuit.cx(a[i], b[i])
        toffoli(circuit, c[i], b[i], c[i + 1])
    circuit.cx(c[bits - 1], b[bits - 1])
    for i in reversed(range(bits - 1)):
        toffoli(circuit, c[i], b[i], c[i + 1])
        circuit.cx(a[i], b[i])
        toffoli(circuit, a[i], b[i], c[i + 1])
        circuit.cx(a[i], b[i])
        circuit.cx(c[i], b[i])
    return circuit


def rc_adder(bits):
    """Cuccaro et al. 2004: majority up, unmajority down."""
    circuit = QuantumCircuit(2 * bits + 2)
    a = [2 * i + 2 for i in range(bits)]
    b = [2 * i + 1 for i in range(bits)]
    carry = [0] + a
    for i in range(bits):
        circuit.cx(a[i], b[i])
        circuit.cx(a[i], carry[i])
        toffoli(circuit, carry[i], b[i], a[i])
    circuit.cx(a[-1], 2 * bits + 1)
    for i in reversed(range(bits)):
        toffoli(circuit, carry[i], b[i], a[i])
        circuit.cx(a[i], carry[i])
        circuit.cx(carry[i], b[i])
    return circuit


POLYNOMIALS = {4: [1], 5: [2], 6: [1], 7: [1], 8: [4, 3, 1], 9: [4], 10: [3]}


def gf2_mult(n):
    """Product in GF(2^n): a Toffoli for each pair, reduced by cx between the outputs."""
    circuit = QuantumCircuit(3 * n)
    out = [2 * n + i for i in range(n)]
    for high in reversed(range(n, 2 * n - 1)):
        for i in range(high - n + 1, n):
            toffoli(circuit, i, n + high - i, out[high - n])
    for low in reversed(range(n - 1)):
        for tap in POLYNOMIALS[n]:
            if low + tap < n:
                circuit.cx(out[low], out[low + tap])
    for i in range(n):
        for j in range(n - i):
            toffoli(circuit, i, n + j, out[i + j])
    return circuit


def grover(n):
    """One iteration on n qubits, the all-ones state marked, with clean ancillas."""
    controls = n - 1
    circuit = QuantumCircuit(2 * n - 2)
    ladder = [(0, 1, n)]
    for k in range(2, controls - 1):
        ladder.append((k, n + k - 2, n + k - 1))
    top = (controls - 1, n + controls - 3, n - 1)

    def flip():
        circuit.h(n - 1)
        for gate in [*ladder, top, *reversed(ladder)]:
            toffoli(circuit, *gate)
        circuit.h(n - 1)

    circuit.h(range(n))
    for _ in range(2):
        flip()
        circuit.h(range(n))
        circuit.x(range(n))
        flip()
        circuit.x(range(n))
        circuit.h(range(n))
    return circuit


def circuits():
    made = {
        "BV-100": lambda: bernstein_vazirani(100),
        "QAOA-100": lambda: qaoa(100, 3),
        "QFT-100": lambda: fourier(100),
        "QV-100": lambda: volume(100),
        "Clifford-100": lambda: clifford(100),
        "Heisenberg-100": lambda: heisenberg(10),
        "mod5_4": mod5_4,
        "qft_4": lambda: fourier(4),
        "vbe_adder_3": lambda: vbe_adder(3),
        "vbe_adder_8": lambda: vbe_adder(8),
        "rc_adder_6": lambda: rc_adder(6),
        "grover_5": lambda: grover(5),
    }
    for n in (3, 4, 5, 10):
        made[f"tof_{n}"] = lambda n=n: tof(n)
        made[f"barenco_tof_{n}"] = lambda n=n: barenco_tof(n)
    for n in (4, 6, 8, 10):
        made[f"gf2_{n}_mult"] = lambda n=n: gf2_mult(n)
    return made


def device(backend):
    """The device as Laplace reads it: gates with their qubits, errors and seconds."""
    target = backend.target
    gates = []
    for name in ("rz", "sx", "x", "cz"):
        for qubits, properties in target[name].items():
            gates.append(
                {
                    "name": name,
                    "qubits": list(qubits),
                    "error": properties.error,
                    "seconds": properties.duration,
                }
            )
    readout = [target["measure"][(q,)].error for q in range(target.num_qubits)]
    return {"name": backend.name, "qubits": target.num_qubits, "gates": gates, "readout": readout}


def write(directory):
    directory.mkdir(parents=True, exist_ok=True)
    for name, make in circuits().items():
        (directory / f"{name}.qasm").write_text(qasm2.dumps(make()))
    (directory / "device.json").write_text(json.dumps(device(FakeTorino())))


DIRECTORY = pathlib.Path(SCRATCH) / "transpiler"
LEVEL = 2
FINISHED = {}


def transpiled(name, circuit, backend, seed):
    """Gates and seconds; the gates of a seed are counted on the run that was timed."""
    manager = generate_preset_pass_manager(LEVEL, backend, seed_transpiler=seed)
    start = time.perf_counter()
    result = manager.run(circuit)
    seconds = time.perf_counter() - start
    FINISHED[name, seed] = result.num_nonlocal_gates()
    return seconds


def case(text):
    if text == "circuits":
        return lambda round: write(DIRECTORY)
    kind, name = text.split()
    backend = FakeTorino()
    circuit = qasm2.load(
        DIRECTORY / f"{name}.qasm", custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS
    )

    def run(round):
        if kind == "seconds":
            return Measured(transpiled(name, circuit, backend, round))
        if (name, round) not in FINISHED:
            transpiled(name, circuit, backend, round)
        return Measured(FINISHED[name, round])

    return run


serve(f"Qiskit {qiskit.__version__}", case)
