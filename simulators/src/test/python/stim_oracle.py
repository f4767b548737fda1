"""Answers questions about circuits in Stim's language, one JSON object a line.

{"ask": "generate", "code": name, "distance": d, "rounds": r, "noise": p}: the text of the circuit.
{"ask": "reference", "circuit": text}: the bits of the reference sample, as a string of 0 and 1.
{"ask": "tableaus", "gates": [name, ...]}: for each gate [qubits, X images, Z images].
{"ask": "sample", "circuit": text, "shots": n, "seed": s, "pairs": [[a, b], ...]}: how often each
    measurement, each detector and each observable was 1, and both measurements of each pair were.
"""

import json
import sys

import numpy
import stim


def generate(request):
    p = request["noise"]
    return str(
        stim.Circuit.generated(
            request["code"],
            distance=request["distance"],
            rounds=request["rounds"],
            after_clifford_depolarization=p,
            before_round_data_depolarization=p,
            before_measure_flip_probability=p,
            after_reset_flip_probability=p,
        )
    )


def reference(request):
    bits = stim.Circuit(request["circuit"]).reference_sample()
    return "".join("1" if bit else "0" for bit in bits)


def tableaus(request):
    answers = []
    for name in request["gates"]:
        tableau = stim.gate_data(name).tableau
        qubits = range(len(tableau))
        xs = [str(tableau.x_output(k)) for k in qubits]
        zs = [str(tableau.z_output(k)) for k in qubits]
        answers.append([name, len(tableau), xs, zs])
    return answers


def sample(request):
    circuit = stim.Circuit(request["circuit"])
    shots = request["shots"]
    bits = circuit.compile_sampler(seed=request["seed"]).sample(shots).astype(numpy.int64)
    pairs = [int((bits[:, a] * bits[:, b]).sum()) for a, b in request["pairs"]]
    detectors, observables = circuit.compile_detector_sampler(seed=request["seed"]).sample(
        shots, separate_observables=True
    )
    return {
        "ones": bits.sum(axis=0).tolist(),
        "pairs": pairs,
        "detectors": detectors.sum(axis=0).tolist(),
        "observables": observables.sum(axis=0).tolist(),
    }


ANSWERS = {"generate": generate, "reference": reference, "tableaus": tableaus, "sample": sample}

for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(ANSWERS[question["ask"]](question)), flush=True)
