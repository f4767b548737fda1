OPENQASM 3.0;
include "stdgates.inc";
qubit[130] q;
bit[130] c;
int rounds = 0;
swap q[57], q[3];
cy q[116], q[76];
if (c[3] == 0) { x q[93]; } else { cx q[93], q[3]; }
cx q[10], q[37];
cz q[17], q[102];
if (c[60] == 1) { y q[85]; } else { cx q[85], q[60]; }
reset q[39];
c[101] = measure q[86];
c[124] = measure q[2];
cx q[77], q[127];
reset q[3];
swap q[68], q[67];
s q[25];
x q[118];
cz q[95], q[112];
swap q[85], q[27];
swap q[5], q[32];
if (c[107] == 1) { h q[115]; } else { cx q[115], q[107]; }
c[61] = measure q[2];
c[19] = measure q[35];
sx q[90];
cx q[9], q[22];
x q[48];
c[128] = measure q[7];
if (c[13] == 1) { x q[81]; } else { cx q[81], q[13]; }
sdg q[104];
swap q[105], q[91];
cy q[85], q[35];
swap q[37], q[110];
s q[56];
cz q[64], q[59];
if (c[66] == 1) { s q[1]; } else { cx q[1], q[66]; }
cy q[119], q[34];
h q[26];
sx q[9];
swap q[12], q[101];
x q[59];
c[20] = measure q[113];
reset q[101];
s q[38];
x q[67];
c[48] = measure q[112];
x q[97];
c[103] = measure q[35];
cx q[37], q[29];
x q[121];
reset q[43];
s q[85];
cx q[24], q[12];
cz q[82], q[98];
s q[94];
sx q[60];
swap q[89], q[37];
cz q[128], q[16];
if (c[78] == 0) { s q[72]; } else { cx q[72], q[78]; }
cx q[23], q[12];
sdg q[54];
s q[23];
c[43] = measure q[66];
sdg q[94];
c = measure q;
