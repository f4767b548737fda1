OPENQASM 3.0;
include "stdgates.inc";
qubit[4] q;
bit[2] c;
bit d;
gphase(pi/3);
h q[0];
ctrl @ negctrl @ x q[0], q[2], q[1];
rz(3*pi/4) q[3];
crx(0.1234567) q[0], q[2];
swap q[0], q[3];
barrier q[0:2];
cz q[1], q[2];
c[0] = measure q[0];
if (c == 1) { x q[1]; y q[2]; } else { tdg q[1]; }
c[1] = measure q[2];
reset q[1];
while (c[0]) { h q[0]; c[0] = measure q[0]; }
int n = 3;
if (c[1]) { n += 1; }
rx(n * pi / 4) q[3];
d = measure q[3];
