OPENQASM 3.0;
include "stdgates.inc";
input float theta;
qubit[3] q;
bit[2] sent;
bit got;
ry(theta) q[0];
h q[1];
cx q[1], q[2];
cx q[0], q[1];
h q[0];
sent[0] = measure q[0];
sent[1] = measure q[1];
if (sent[1] == 1) { x q[2]; }
if (sent[0] == 1) { z q[2]; }
reset q[0];
ctrl @ rx(0.4) q[2], q[0];
got = measure q[2];
