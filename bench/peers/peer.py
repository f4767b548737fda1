"""Serves the cases of a peer to the benchmark: one JSON object a line on standard input and output.

    from peer import serve

    def case(name):              # called once for each name; what it does is not timed
        circuit = make(name)
        def run(round):          # what is timed; round is the seed, where there is one
            return str(simulate(circuit))     # a digest, or None
        return run

    serve("Peer 1.2.3", case)

A run that measures by itself returns Measured(value, digest): seconds, or gates. Each case runs once
before it is timed. Use THREADS threads. SCRATCH is a directory for files.
"""

import json
import os
import sys
import time
from typing import NamedTuple

THREADS = int(os.environ.get("LAPLACE_BENCH_THREADS", "2"))
SCRATCH = os.environ.get("LAPLACE_BENCH_SCRATCH", ".")


class Measured(NamedTuple):
    value: float
    digest: str = ""


def measured(run, round):
    start = time.perf_counter()
    result = run(round)
    seconds = time.perf_counter() - start
    return result if isinstance(result, Measured) else Measured(seconds, str(result or ""))


def serve(version, case):
    # Whatever libraries print must not come between the answers.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    print(json.dumps({"peer": version}), file=answers)
    ready = {}
    for line in sys.stdin:
        request = json.loads(line)
        name = request["case"]
        try:
            if name not in ready:
                ready[name] = case(name)
                measured(ready[name], request["round"])
            answer = measured(ready[name], request["round"])
            print(json.dumps({"value": answer.value, "digest": answer.digest}), file=answers)
        except Exception as failure:
            print(json.dumps({"error": f"{name}: {failure!r}"}), file=answers)
