OPENQASM 3.0;
include "stdgates.inc";
qubit[6] q;
bit[6] c;
int rounds = 0;
c[2] = measure q[4];
h q[0];
if (c[1] == 1) { y q[5]; } else { cx q[5], q[1]; }
swap q[1], q[0];
if (c[2] == 1) { s q[1]; } else { cx q[1], q[2]; }
c[5] = measure q[2];
c[0] = measure q[2];
x q[5];
h q[5];
cz q[5], q[0];
sx q[4];
sx q[0];
cx q[4], q[3];
swap q[1], q[0];
cx q[2], q[0];
cz q[3], q[2];
if (c[0] == 0) { z q[1]; } else { cx q[1], q[0]; }
cy q[2], q[1];
cx q[4], q[0];
c[1] = measure q[5];
sx q[0];
h q[4];
h q[3];
rounds = 0; c[3] = 1; while (c[3] && rounds < 3) { h q[3]; c[3] = measure q[3]; rounds += 1; }
cy q[5], q[4];
sx q[5];
if (c[1] == 1) { x q[2]; } else { cx q[2], q[1]; }
sdg q[5];
if (c[0] == 0) { z q[5]; } else { cx q[5], q[0]; }
sx q[4];
cz q[3], q[5];
x q[3];
if (c[2] == 1) { x q[3]; } else { cx q[3], q[2]; }
c[3] = measure q[2];
if (c[4] == 0) { y q[3]; } else { cx q[3], q[4]; }
c[2] = measure q[1];
cx q[5], q[2];
if (c[3] == 1) { s q[1]; } else { cx q[1], q[3]; }
if (c[4] == 0) { y q[0]; } else { cx q[0], q[4]; }
c[1] = measure q[4];
cy q[4], q[1];
sx q[5];
reset q[0];
if (c[4] == 1) { h q[5]; } else { cx q[5], q[4]; }
rounds = 0; c[3] = 1; while (c[3] && rounds < 3) { h q[3]; c[3] = measure q[3]; rounds += 1; }
cx q[0], q[4];
rounds = 0; c[4] = 1; while (c[4] && rounds < 3) { h q[4]; c[4] = measure q[4]; rounds += 1; }
if (c[0] == 0) { h q[4]; } else { cx q[4], q[0]; }
c[4] = measure q[1];
swap q[5], q[4];
cy q[2], q[3];
sx q[5];
reset q[5];
c[2] = measure q[1];
if (c[1] == 1) { z q[3]; } else { cx q[3], q[1]; }
if (c[4] == 0) { h q[3]; } else { cx q[3], q[4]; }
if (c[1] == 1) { z q[3]; } else { cx q[3], q[1]; }
if (c[1] == 1) { x q[5]; } else { cx q[5], q[1]; }
if (c[4] == 1) { x q[3]; } else { cx q[3], q[4]; }
h q[3];
c = measure q;
