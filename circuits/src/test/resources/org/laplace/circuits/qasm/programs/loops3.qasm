OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[3] c;
for int i in [0:2] { ry(0.3) q[0]; cx q[0], q[1]; }
for uint i in {0, 2} { rz(0.1) q[1]; cx q[1], q[2]; }
c = measure q;
