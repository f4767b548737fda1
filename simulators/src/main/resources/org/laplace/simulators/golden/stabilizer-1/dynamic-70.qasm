OPENQASM 3.0;
include "stdgates.inc";
qubit[70] q;
bit[70] c;
int rounds = 0;
cx q[49], q[62];
sx q[40];
cx q[8], q[30];
c[36] = measure q[14];
c[49] = measure q[54];
c[25] = measure q[57];
c[14] = measure q[36];
swap q[63], q[24];
cy q[37], q[50];
if (c[65] == 1) { x q[55]; } else { cx q[55], q[65]; }
sx q[10];
reset q[47];
swap q[63], q[47];
c[5] = measure q[42];
swap q[31], q[40];
swap q[65], q[56];
reset q[55];
c[21] = measure q[48];
cx q[2], q[52];
rounds = 0; c[32] = 1; while (c[32] && rounds < 3) { h q[32]; c[32] = measure q[32]; rounds += 1; }
reset q[56];
if (c[4] == 0) { x q[42]; } else { cx q[42], q[4]; }
x q[50];
sx q[36];
swap q[42], q[23];
h q[32];
x q[49];
x q[44];
x q[41];
h q[32];
reset q[15];
if (c[15] == 0) { s q[28]; } else { cx q[28], q[15]; }
cy q[30], q[44];
if (c[2] == 1) { z q[64]; } else { cx q[64], q[2]; }
cy q[27], q[4];
c[30] = measure q[28];
cy q[39], q[4];
sdg q[41];
rounds = 0; c[59] = 1; while (c[59] && rounds < 3) { h q[59]; c[59] = measure q[59]; rounds += 1; }
if (c[19] == 1) { s q[20]; } else { cx q[20], q[19]; }
sdg q[9];
if (c[52] == 1) { y q[9]; } else { cx q[9], q[52]; }
swap q[40], q[2];
if (c[21] == 0) { x q[22]; } else { cx q[22], q[21]; }
reset q[41];
swap q[64], q[25];
if (c[9] == 1) { x q[24]; } else { cx q[24], q[9]; }
if (c[17] == 1) { y q[37]; } else { cx q[37], q[17]; }
cy q[4], q[34];
h q[0];
h q[16];
c[9] = measure q[51];
cz q[67], q[68];
reset q[42];
h q[53];
cx q[33], q[69];
if (c[23] == 1) { x q[65]; } else { cx q[65], q[23]; }
cy q[21], q[56];
x q[12];
s q[0];
c = measure q;
