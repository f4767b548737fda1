"""A machine for `laplace provider start --adapter process`: runs jobs on Qiskit Aer.

    ./laplace provider start --adapter process --option command='python3 examples/adapters/aer_machine.py'

Needs `pip install qiskit qiskit-aer qiskit-qasm3-import`. docs/process-adapter.md is the protocol.
"""
import json, sys
from qiskit import qasm2, qasm3, transpile
from qiskit_aer import AerSimulator

aer = AerSimulator()

def run(job):
    text = job["program"]
    circuit = qasm2.loads(text) if "OPENQASM 2" in text else qasm3.loads(text)
    circuit.assign_parameters({p: job["inputs"][p.name] for p in circuit.parameters}, inplace=True)
    shots = aer.run(transpile(circuit, aer), shots=job["shots"], memory=True).result().get_memory()
    columns = list(zip(*(reversed(shot.split()) for shot in shots)))  # one for each register
    registers = [{"name": r.name, "size": r.size, "samples": [hex(int(b, 2)) for b in column]}
                 for r, column in zip(circuit.cregs, columns)]
    return {"type": "finished", "id": job["id"], "registers": registers,
            "vendor": {"vendor": "local", "device": "aer_simulator", "job_id": job["id"][:64]}}

for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "describe":
        answer = {"type": "capabilities", "engines": [{"engine": "qpu/1", "size_max": 20}], "parallel_runs": 1}
    elif message["type"] == "submit":
        try:
            answer = run(message)
        except Exception as problem:
            answer = {"type": "failed", "id": message["id"], "reason": str(problem)}
    else:
        continue
    print(json.dumps(answer), flush=True)
