OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[3] c;
U(2.382531,-1.746877,1.069106) q[1];
U(-0.477764,1.338055,-2.969557) q[2];
reset q[0]; h q[0]; crx(-2.758916) q[0],q[1]; crx(-2.883772) q[0],q[2]; h q[0]; c[0]=measure q[0];
if (c[0]) { reset q[0]; h q[0]; crx(-0.997395) q[0],q[1]; crx(1.767925) q[0],q[2]; h q[0]; c[0]=measure q[0]; }
if (c[0]) { reset q[0]; h q[0]; crx(0.691413) q[0],q[1]; crx(0.36598) q[0],q[2]; h q[0]; c[0]=measure q[0]; }
c[1]=measure q[1];
c[2]=measure q[2];
