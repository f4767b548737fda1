"""Stim's side of the stabilizer's lines.

tableau FILE: the gates of a circuit in SCRATCH on a tableau simulator, then its measurements.
surface FILE: writes a rotated surface code with circuit noise to SCRATCH, and samples it on one thread.
"""

import os

import stim
from peer import SCRATCH, serve

SHOTS = 20480
NOISE = 0.001


def tableau(file):
    circuit = stim.Circuit.from_file(os.path.join(SCRATCH, file))
    gates, last = circuit[:-1], circuit[-1]
    qubits = [target.value for target in last.targets_copy()]

    def run(round):
        simulator = stim.TableauSimulator(seed=round)
        simulator.do(gates)
        simulator.measure_many(*qubits)

    return run


def surface(file):
    circuit = stim.Circuit.generated(
        "surface_code:rotated_memory_z",
        distance=15,
        rounds=15,
        after_clifford_depolarization=NOISE,
        before_round_data_depolarization=NOISE,
        before_measure_flip_probability=NOISE,
        after_reset_flip_probability=NOISE,
    )
    circuit.to_file(os.path.join(SCRATCH, file))
    sampler = circuit.compile_sampler(seed=1)

    def run(round):
        sampler.sample_bit_packed(SHOTS)

    return run


def case(name):
    kind, file = name.split(" ")
    return {"tableau": tableau, "surface": surface}[kind](file)


serve("Stim " + stim.__version__, case)
