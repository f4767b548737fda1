"""One step of gravity by direct sum: in NumPy, a body against all others at a time, and in numba, on
all threads. Cases: `numpy N STEPS`, `numba N STEPS`."""

import time

import numba
import numpy as np
from peer import THREADS, Measured, serve

EPS2 = 1e-4
DT = 1e-4


def numpy_accelerations(x, m):
    a = np.empty_like(x)
    for i in range(len(m)):
        d = x - x[:, i : i + 1]
        r2 = d[0] * d[0] + d[1] * d[1] + d[2] * d[2] + EPS2
        a[:, i] = (d * (m / (r2 * np.sqrt(r2)))).sum(axis=1)
    return a


@numba.njit(parallel=True)
def numba_accelerations(x, m):
    a = np.empty_like(x)
    for i in numba.prange(len(m)):
        sx = sy = sz = 0.0
        for j in range(len(m)):
            dx = x[0, j] - x[0, i]
            dy = x[1, j] - x[1, i]
            dz = x[2, j] - x[2, i]
            r2 = dx * dx + dy * dy + dz * dz + EPS2
            w = m[j] / (r2 * np.sqrt(r2))
            sx += w * dx
            sy += w * dy
            sz += w * dz
        a[0, i] = sx
        a[1, i] = sy
        a[2, i] = sz
    return a


def case(name):
    kind, n, steps = name.split()
    n, steps = int(n), int(steps)
    numba.set_num_threads(min(THREADS, numba.config.NUMBA_NUM_THREADS))
    accelerations = {"numpy": numpy_accelerations, "numba": numba_accelerations}[kind]
    random = np.random.default_rng(1)
    m = np.full(n, 1.0 / n)
    accelerations(np.ascontiguousarray(random.random((3, 8))), m[:8])

    def run(round):
        x = random.random((3, n))
        v = np.zeros((3, n))
        a = np.zeros((3, n))
        start = time.perf_counter()
        for _ in range(steps):
            v += DT / 2 * a
            x += DT * v
            a = accelerations(x, m)
            v += DT / 2 * a
        return Measured((time.perf_counter() - start) / steps)

    return run


serve(f"NumPy {np.__version__}, numba {numba.__version__}", case)
