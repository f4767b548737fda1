OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;
bit[2] c;
c[0] = 0;
while (c[0] == 0) {
  reset q[0];
  ry(1.8) q[0];
  c[0] = measure q[0];
  rx(0.2) q[1];
}
c[1] = measure q[1];
