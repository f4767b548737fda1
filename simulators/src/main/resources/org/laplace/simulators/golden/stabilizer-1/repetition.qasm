OPENQASM 3.0;
include "stdgates.inc";
qubit[9] q;
bit[4] s;
bit[5] c;
h q[0];
cx q[0], q[1]; cx q[0], q[2]; cx q[0], q[3]; cx q[0], q[4];
for int i in [0:3] {
  cx q[i], q[5 + i];
  cx q[i + 1], q[5 + i];
  s[i] = measure q[5 + i];
  reset q[5 + i];
}
for int i in [0:4] {
  c[i] = measure q[i];
}
