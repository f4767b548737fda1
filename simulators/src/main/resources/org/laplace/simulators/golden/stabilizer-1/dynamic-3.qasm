OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[3] c;
int rounds = 0;
if (c[1] == 1) { x q[0]; } else { cx q[0], q[1]; }
reset q[2];
rounds = 0; c[0] = 1; while (c[0] && rounds < 3) { h q[0]; c[0] = measure q[0]; rounds += 1; }
swap q[0], q[2];
c[2] = measure q[1];
sdg q[2];
sdg q[1];
c[2] = measure q[1];
h q[1];
cz q[0], q[1];
s q[1];
x q[2];
c[0] = measure q[2];
cx q[2], q[1];
sdg q[0];
cy q[2], q[1];
c[0] = measure q[2];
sdg q[0];
if (c[2] == 1) { s q[0]; } else { cx q[0], q[2]; }
cz q[2], q[0];
s q[0];
c[1] = measure q[0];
cy q[2], q[0];
rounds = 0; c[1] = 1; while (c[1] && rounds < 3) { h q[1]; c[1] = measure q[1]; rounds += 1; }
sx q[1];
s q[0];
s q[1];
cy q[1], q[0];
cy q[1], q[0];
cy q[1], q[2];
if (c[0] == 0) { h q[2]; } else { cx q[2], q[0]; }
c[0] = measure q[2];
x q[0];
s q[1];
cy q[1], q[0];
swap q[1], q[0];
cy q[0], q[1];
if (c[1] == 0) { z q[0]; } else { cx q[0], q[1]; }
cx q[1], q[0];
reset q[1];
swap q[2], q[0];
c[2] = measure q[0];
if (c[1] == 0) { x q[0]; } else { cx q[0], q[1]; }
swap q[0], q[1];
cy q[2], q[1];
cz q[2], q[0];
cx q[2], q[1];
cx q[0], q[1];
cx q[2], q[1];
s q[2];
sdg q[2];
swap q[2], q[0];
x q[2];
sx q[2];
c[1] = measure q[2];
sdg q[1];
cz q[2], q[0];
sx q[2];
if (c[2] == 0) { s q[1]; } else { cx q[1], q[2]; }
s q[1];
c = measure q;
