"""Split-operator steps with SciPy: transform, phase, inverse transform, phase, in complex128."""

import numpy
import scipy
from scipy import fft

from peer import THREADS, serve


def case(name):
    axes, points, steps = (int(word) for word in name.split())
    shape = (points,) * axes
    coordinate = numpy.linspace(-8, 8, points, endpoint=False)
    squares = sum(numpy.meshgrid(*[coordinate**2] * axes, indexing="ij", sparse=True))
    wave = numpy.exp(-squares / 4).astype(numpy.complex128)
    wave /= numpy.sqrt((abs(wave) ** 2).sum() * (16 / points) ** axes)
    potential = numpy.exp(-0.5e-3j * squares)
    momentum = 2 * numpy.pi * fft.fftfreq(points, 16 / points)
    energies = sum(numpy.meshgrid(*[momentum**2 / 2] * axes, indexing="ij", sparse=True))
    kinetic = numpy.exp(-1e-3j * energies)

    def run(round):
        nonlocal wave
        for _ in range(steps):
            wave = fft.fftn(wave, workers=THREADS, overwrite_x=True)
            wave *= kinetic
            wave = fft.ifftn(wave, workers=THREADS, overwrite_x=True)
            wave *= potential

    return run


serve(f"SciPy {scipy.__version__}", case)
