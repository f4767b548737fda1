OPENQASM 3.0;
include "stdgates.inc";
qubit[70] q;
bit[70] c;
h q[0];
c[0] = measure q[0];
if (c[0] == 1) { x q[69]; } else { h q[69]; }
cx q[69], q[35];
h q[20];
cx q[20], q[21];
c[35] = measure q[35];
c[69] = measure q[69];
c[20] = measure q[20];
c[21] = measure q[21];
