OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[3] c;
ry(1.1) q;
c[0] = measure q[0];
c[1] = measure q[1];
if (c == 3) {
  x q[2];
} else if (c == 1) {
  h q[2];
} else {
  ry(0.4) q[2];
}
reset q[0];
measure q[2] -> c[2];
if (!c[2]) { x q[0]; }
c[0] = measure q[0];
