OPENQASM 3.0;
include "stdgates.inc";
input float[64] theta;
input angle phi;
qubit[2] q;
rx(theta) q[0];
ry(theta + phi) q[1];
rz(phi / 2) q[0];
crx(2 * theta) q[0], q[1];
