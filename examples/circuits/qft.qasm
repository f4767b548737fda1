OPENQASM 2.0;
include "qelib1.inc";

// A state of period 4 in four qubits (0000, 0100, 1000 and 1100) and its Fourier transform: the
// outcomes are the multiples of 16/4, that is 0000, 0100, 1000 and 1100, a quarter of the shots each.
qreg q[4];
creg c[4];

h q[2];
h q[3];

h q[3];
cu1(pi/2) q[2], q[3];
cu1(pi/4) q[1], q[3];
cu1(pi/8) q[0], q[3];
h q[2];
cu1(pi/2) q[1], q[2];
cu1(pi/4) q[0], q[2];
h q[1];
cu1(pi/2) q[0], q[1];
h q[0];
swap q[0], q[3];
swap q[1], q[2];

measure q -> c;
