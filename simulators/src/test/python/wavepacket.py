"""Split-operator steps with scipy.fft, for one particle in a plane.

Reads {"from": [2], "to": [2], "points": [2], "centre": [2], "width": [2], "momentum": [2],
"dt": t, "steps": n}; mass and hbar are 1, the potential is x^2/2 + y^4/16 + x*y/8. Prints the
density in row-major order."""

import json
import sys

import numpy
from scipy import fft

job = json.load(sys.stdin)
coordinates = []
energies = []
wave = numpy.ones((1, 1), dtype=complex)
cell = 1.0
for axis in range(2):
    points = job["points"][axis]
    length = job["to"][axis] - job["from"][axis]
    cell *= length / points
    x = job["from"][axis] + length / points * numpy.arange(points)
    d = x - job["centre"][axis]
    packet = numpy.exp(-((d / (2 * job["width"][axis])) ** 2) + 1j * job["momentum"][axis] * d)
    shape = [-1, 1] if axis == 0 else [1, -1]
    wave = wave * packet.reshape(shape)
    coordinates.append(x.reshape(shape))
    energies.append((2 * numpy.pi * fft.fftfreq(points, length / points)).reshape(shape) ** 2 / 2)
wave /= numpy.sqrt((abs(wave) ** 2).sum() * cell)
x, y = coordinates
half = numpy.exp(-0.5j * job["dt"] * (x**2 / 2 + y**4 / 16 + x * y / 8))
kinetic = numpy.exp(-1j * job["dt"] * (energies[0] + energies[1]))
for _ in range(job["steps"]):
    wave = half * fft.ifftn(kinetic * fft.fftn(half * wave))
print(json.dumps((abs(wave) ** 2).ravel().tolist()))
