"""Uses the emulator with the official client, unpatched.

Usage: official_client.py ROOT KEY CRN SCENARIO...
Each scenario ends with a line "ok SCENARIO" or with an exception.
"""

import math
import os
import sys
import warnings

ROOT, KEY, CRN = sys.argv[1:4]
os.environ["IAM_URL"] = ROOT
os.environ["GLOBAL_SEARCH_URL"] = ROOT
os.environ["GLOBAL_CATALOG_URL"] = ROOT + "/catalog"
warnings.simplefilter("ignore")

import numpy as np
import requests
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Parameter, ParameterVector
from qiskit.circuit.classical import expr
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler.preset_passmanagers import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, EstimatorV2, QiskitRuntimeService, SamplerV2, Session
from qiskit_ibm_runtime.exceptions import (
    IBMRuntimeError,
    RuntimeInvalidStateError,
    RuntimeJobFailureError,
)

H7 = "laplace_h7"


def service(token=KEY):
    return QiskitRuntimeService(
        channel="ibm_quantum_platform",
        token=token,
        instance=CRN,
        url_resolver=lambda url, instance, private, channel: ROOT + "/api/v1",
    )


def admin(verb, path, /, **body):
    requests.request(verb, ROOT + "/admin/" + path, json=body, timeout=10).raise_for_status()


def bell(backend):
    circuit = QuantumCircuit(2)
    circuit.h(0)
    circuit.cx(0, 1)
    circuit.measure_all()
    return transpiled(backend, circuit)


def transpiled(backend, circuit, level=1):
    manager = generate_preset_pass_manager(
        backend=backend, optimization_level=level, seed_transpiler=7
    )
    return manager.run(circuit)


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def near(a, b, tolerance, what):
    check(abs(a - b) <= tolerance, f"{what}: {a} is not {b} within {tolerance}")


def account():
    instances = service().instances()
    check([i["crn"] for i in instances] == [CRN], instances)
    auto = QiskitRuntimeService(
        channel="ibm_quantum_platform",
        token=KEY,
        instance="auto",
        url_resolver=lambda url, instance, private, channel: ROOT + "/api/v1",
    )
    check(H7 in [b.name for b in auto.backends()], "an instance is found by itself")
    check(auto.active_instance() == CRN, auto.active_instance())


def backends():
    s = service()
    names = [b.name for b in s.backends()]
    check(names == sorted(names) and H7 in names, names)
    backend = s.backend(H7)
    check(backend.num_qubits == 7 and backend.status().operational, backend)
    check("cz" in backend.target.operation_names, backend.target.operation_names)
    check("rzz" not in backend.target.operation_names, "fractional gates are asked for")
    fractional = s.backend(H7, use_fractional_gates=True)
    check("rzz" in fractional.target.operation_names, fractional.target.operation_names)
    near(backend.properties().t1(0), 140e-6, 1e-9, "T1")
    near(backend.target["cz"][(0, 1)].error, 0.003, 1e-9, "error of cz")
    check(s.least_busy().name in names, "the least busy one")
    for name in names:
        check(len(s.backend(name).coupling_map.get_edges()) > 0, name)


def sampler():
    backend = service().backend(H7)
    job = SamplerV2(mode=backend).run([bell(backend)], shots=2000)
    counts = job.result()[0].data.meas.get_counts()
    check(sum(counts.values()) == 2000, counts)
    near(counts.get("00", 0), 1000, 150, "00 of a Bell pair")
    near(counts.get("11", 0), 1000, 150, "11 of a Bell pair")


def shapes():
    """Parameters, several registers, several PUBs of different shapes."""
    backend = service().backend(H7)
    a, v = Parameter("a"), ParameterVector("v", 2)
    one, two = ClassicalRegister(2, "one"), ClassicalRegister(9, "two")
    circuit = QuantumCircuit(QuantumRegister(3, "q"), one, two)
    circuit.rx(a, 0)
    circuit.ry(2 * v[1] - v[0], 1)
    circuit.x(2)
    circuit.measure([0, 1], [one[0], one[1]])
    circuit.measure(2, two[8])
    isa = transpiled(backend, circuit)
    values = np.zeros((2, 3, 3))
    values[0, :, 0] = math.pi
    values[:, 2, 2] = math.pi / 2
    result = SamplerV2(mode=backend).run([(isa, values), bell(backend)], shots=100).result()
    data = result[0].data
    check(data.shape == (2, 3), data.shape)
    check(data.one.num_bits == 2 and data.two.num_bits == 9, data)
    check(data.two.array.shape == (2, 3, 100, 2), data.two.array.shape)
    for i in range(2):
        for j in range(3):
            expected = f"{1 if j == 2 else 0}{1 if i == 0 else 0}"
            check(data.one.get_counts((i, j)) == {expected: 100}, data.one.get_counts((i, j)))
            check(data.two.get_counts((i, j)) == {"100000000": 100}, data.two.get_counts((i, j)))
    check(result[1].data.meas.num_shots == 100, result[1])
    check(len(result.metadata["execution"]["execution_spans"]) == 1, result.metadata)


def dynamic():
    """Control flow of every kind, with outcomes that are certain."""
    backend = service().backend(H7)
    q, c, d = QuantumRegister(3, "q"), ClassicalRegister(3, "c"), ClassicalRegister(2, "d")
    circuit = QuantumCircuit(q, c, d)
    circuit.x(0)
    circuit.measure(0, c[0])
    with circuit.if_test((c[0], 1)) as otherwise:
        circuit.x(1)
    with otherwise:
        circuit.x(2)
    circuit.measure(1, c[1])
    with circuit.if_test(expr.logic_and(c[0], expr.equal(c, 3))):
        circuit.x(2)
    circuit.measure(2, c[2])
    with circuit.switch(c) as case:
        with case(0, 1):
            circuit.x(0)
        with case(7):
            with circuit.for_loop(range(4)) as i:
                circuit.rx(math.pi / 6 * i, 0)
        with case(case.DEFAULT):
            circuit.x(1)
    circuit.measure(0, d[0])
    circuit.reset(1)
    with circuit.while_loop((d[1], 0)):
        circuit.x(1)
        circuit.measure(1, d[1])
    isa = transpiled(backend, circuit, 0)
    data = SamplerV2(mode=backend).run([isa], shots=50).result()[0].data
    check(data.c.get_counts() == {"111": 50}, data.c.get_counts())
    # Rotations by 0, 30, 60 and 90 degrees turn |1> to |0>.
    check(data.d.get_counts() == {"10": 50}, data.d.get_counts())


def estimator():
    backend = service().backend(H7)
    theta = Parameter("t")
    circuit = QuantumCircuit(2)
    circuit.ry(theta, 0)
    circuit.cx(0, 1)
    isa = transpiled(backend, circuit)
    operator = SparsePauliOp.from_list([("ZZ", 1.0), ("XX", 0.5), ("YY", 0.25), ("II", 3.0)])
    observables = [[operator.apply_layout(isa.layout)], [SparsePauliOp("IZ").apply_layout(isa.layout)]]
    angles = np.array([[0.3], [1.2], [2.5]])
    job = EstimatorV2(mode=backend).run([(isa, observables, angles)], precision=0.01)
    result = job.result()[0]
    check(result.data.evs.shape == (2, 3), result.data.evs.shape)
    for j, angle in enumerate([0.3, 1.2, 2.5]):
        expected = 1 + 0.5 * math.sin(angle) - 0.25 * math.sin(angle) + 3
        near(result.data.evs[0, j], expected, 0.08, "the sum")
        near(result.data.evs[1, j], math.cos(angle), 0.06, "Z")
        check(0 <= result.data.stds[1, j] < 0.02, result.data.stds)


def modes():
    backend = service().backend(H7)
    isa = bell(backend)
    with Session(backend=backend) as session:
        first = SamplerV2(mode=session).run([isa], shots=10)
        second = EstimatorV2(mode=session).run(
            [(isa.remove_final_measurements(inplace=False), "I" * 7)]
        )
        check(first.result()[0].data.meas.num_shots == 10, "a sampler in a session")
        near(float(second.result()[0].data.evs), 1, 1e-12, "the identity")
        check(first.session_id == session.session_id, first.session_id)
        check(session.status() == "Pending", session.status())
        details = session.details()
        check(details["mode"] == "dedicated" and details["accepting_jobs"], details)
        check(session.usage() >= 2, session.usage())
    check(session.status() == "Closed", session.status())
    with Batch(backend=backend, max_time="1h") as batch:
        jobs = [SamplerV2(mode=batch).run([isa], shots=5) for _ in range(3)]
    check([j.result()[0].data.meas.num_shots for j in jobs] == [5] * 3, "a batch")
    check(batch.details()["max_time"] == 3600, batch.details())
    check(len(service().jobs(session_id=batch.session_id)) == 3, "the jobs of the batch")
    again = Session.from_id(session.session_id, service())
    check(again.status() == "Closed", again.status())


def jobs():
    s = service()
    backend = s.backend(H7)
    isa = bell(backend)
    sampler = SamplerV2(mode=backend, options={"environment": {"job_tags": ["mine", "first"]}})
    job = sampler.run([isa], shots=10)
    job.wait_for_final_state()
    check(job.status() == "DONE" and job.done(), job.status())
    found = s.job(job.job_id())
    check(found.result()[0].data.meas.num_shots == 10, "a job that is looked up")
    check(sorted(found.tags) == ["first", "mine"], found.tags)
    check(found.update_tags(["other"]) == ["other"], found.tags)
    check([j.job_id() for j in s.jobs(job_tags=["other"])] == [job.job_id()], "search by tag")
    check(s.jobs(job_tags=["none"]) == [], "search by an unknown tag")
    check(s.jobs(limit=1, program_id="sampler", pending=False)[0].job_id() == job.job_id(), "list")
    check(len(s.jobs(limit=None)) >= 1, "pages")
    metrics = job.metrics()
    check(metrics["timestamps"]["finished"], metrics)
    check(job.usage() >= 2, job.usage())
    check(job.usage_estimation["quantum_seconds"] > 0, job.usage_estimation)
    check(s.usage()["usage_remaining_seconds"] > 0, s.usage())
    check(job.logs() == "", job.logs())
    check(job.inputs["pubs"][0][0].num_qubits == 7, "the circuit comes back")
    check(job.creation_date is not None and job.properties() is not None, job)
    s.delete_job(job.job_id())
    check(s.jobs(job_tags=["other"]) == [], "a job that was deleted")


def cancel():
    s = service()
    backend = s.backend(H7)
    admin("PATCH", "queue", held=True)
    job = SamplerV2(mode=backend).run([bell(backend)], shots=10)
    check(job.status() == "QUEUED", job.status())
    check(job.job_id() in [j.job_id() for j in s.jobs(pending=True)], "pending")
    job.cancel()
    check(job.cancelled(), job.status())
    try:
        job.result()
        raise AssertionError("a cancelled job has a result")
    except RuntimeInvalidStateError:
        pass
    try:
        s.job(job.job_id()).cancel()
        raise AssertionError("a job is cancelled twice")
    except RuntimeInvalidStateError:
        pass
    admin("PATCH", "queue", held=False)


def private():
    backend = service().backend(H7)
    sampler = SamplerV2(mode=backend, options={"environment": {"private": True}})
    job = sampler.run([bell(backend)], shots=10)
    check(job.result()[0].data.meas.num_shots == 10, "a private job")
    check(job.inputs == {}, job.inputs)
    check(job.result() is None, "a private result is given out once")


def not_isa():
    """The client checks gates itself, so the circuit goes as a program in OpenQASM 3."""
    token = requests.post(
        ROOT + "/identity/token",
        data={"grant_type": "urn:ibm:params:oauth:grant-type:apikey", "apikey": KEY},
        timeout=10,
    ).json()["access_token"]
    headers = {"Authorization": "Bearer " + token, "Service-CRN": CRN}
    program = 'OPENQASM 3.0; include "stdgates.inc"; bit[1] c; cz $0, $5; c[0] = measure $0;'
    body = {
        "program_id": "sampler",
        "backend": H7,
        "params": {"pubs": [[program, None, 10]], "version": 2, "support_qiskit": True},
    }
    response = requests.post(ROOT + "/api/v1/jobs", json=body, headers=headers, timeout=10)
    check(response.status_code == 200, response.text)
    job = service().job(response.json()["id"])
    try:
        job.result()
        raise AssertionError("a job that is no ISA circuit has a result")
    except RuntimeJobFailureError as error:
        check("1517" in str(error) and "cz on qubits (0, 5)" in str(error), error)
    check(job.status() == "ERROR" and "cz" in job.error_message(), job.error_message())


def faults():
    """What the official client gets over by itself, and what it reports."""
    s = service()
    backend = s.backend(H7)
    isa = bell(backend)
    admin("POST", "faults", kind="503", times=2, method="POST", path="/jobs")
    job = SamplerV2(mode=backend).run([isa], shots=10)
    admin("POST", "faults", kind="500", times=2, method="GET", path="/results")
    check(job.result()[0].data.meas.num_shots == 10, "after 503 and 500")
    admin("POST", "faults", kind="failed-job")
    failed = SamplerV2(mode=backend).run([isa], shots=10)
    try:
        failed.result()
        raise AssertionError("a failed job has a result")
    except RuntimeJobFailureError as error:
        check("9999" in str(error), error)
    admin("POST", "faults", kind="429", method="POST", path="/jobs")
    try:
        SamplerV2(mode=backend).run([isa], shots=10)
        raise AssertionError("429 is overlooked")
    except IBMRuntimeError as error:
        check("1202" in str(error), error)
    before = s.backend(H7).properties(refresh=True).readout_error(0)
    admin("PATCH", "devices/" + H7, drift=True)
    after = s.backend(H7).properties(refresh=True).readout_error(0)
    check(after > before, (before, after))


def devices():
    """A circuit on each of the big devices."""
    s = service()
    for backend in s.backends():
        if backend.num_qubits < 100:
            continue
        circuit = QuantumCircuit(5)
        circuit.h(0)
        for i in range(4):
            circuit.cx(0, i + 1)
        circuit.measure_all()
        isa = transpiled(backend, circuit)
        job = SamplerV2(mode=backend).run([isa], shots=1000)
        counts = job.result()[0].data.meas.get_counts()
        check(set(counts) == {"00000", "11111"}, (backend.name, counts))


for name in sys.argv[4:]:
    globals()[name]()
    print("ok", name, flush=True)
