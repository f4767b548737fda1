OPENQASM 3.0;
include "stdgates.inc";
qubit[20] q;
bit[20] c;
int rounds = 0;
x q[19];
rounds = 0; c[14] = 1; while (c[14] && rounds < 3) { h q[14]; c[14] = measure q[14]; rounds += 1; }
if (c[11] == 0) { h q[13]; } else { cx q[13], q[11]; }
s q[7];
h q[19];
swap q[5], q[1];
c[16] = measure q[1];
c[18] = measure q[11];
cy q[17], q[0];
sdg q[4];
reset q[14];
sx q[14];
cy q[16], q[4];
swap q[9], q[14];
if (c[2] == 1) { z q[12]; } else { cx q[12], q[2]; }
cz q[3], q[6];
cx q[17], q[15];
c[0] = measure q[16];
swap q[11], q[19];
s q[3];
h q[15];
reset q[6];
sx q[16];
swap q[19], q[17];
reset q[8];
s q[15];
h q[19];
reset q[8];
c[6] = measure q[14];
swap q[16], q[1];
sx q[0];
cx q[12], q[13];
if (c[10] == 1) { z q[6]; } else { cx q[6], q[10]; }
if (c[19] == 0) { h q[5]; } else { cx q[5], q[19]; }
s q[11];
x q[14];
x q[6];
sdg q[15];
swap q[2], q[1];
swap q[15], q[13];
swap q[9], q[12];
reset q[16];
if (c[11] == 1) { h q[19]; } else { cx q[19], q[11]; }
reset q[8];
sdg q[15];
cy q[17], q[4];
x q[16];
x q[2];
sdg q[13];
cz q[14], q[5];
swap q[16], q[18];
rounds = 0; c[16] = 1; while (c[16] && rounds < 3) { h q[16]; c[16] = measure q[16]; rounds += 1; }
cy q[5], q[13];
swap q[14], q[19];
swap q[11], q[9];
cy q[6], q[5];
if (c[15] == 0) { s q[1]; } else { cx q[1], q[15]; }
sx q[7];
rounds = 0; c[15] = 1; while (c[15] && rounds < 3) { h q[15]; c[15] = measure q[15]; rounds += 1; }
cx q[5], q[14];
c = measure q;
