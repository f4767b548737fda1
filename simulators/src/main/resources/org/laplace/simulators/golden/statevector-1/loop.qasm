OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;
bit[2] c;
int[32] tries = 0;
while (tries < 6) {
  h q[0];
  c[0] = measure q[0];
  if (c[0]) { break; }
  tries += 1;
}
ry(0.3 * tries) q[1];
c[1] = measure q[1];
