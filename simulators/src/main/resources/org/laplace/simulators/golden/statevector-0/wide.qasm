OPENQASM 3.0;
include "stdgates.inc";
qubit[14] q;
bit[14] c;
for int i in [0:13] {
  ry(0.1 + 0.2 * i) q[i];
}
for int i in [0:12] {
  cx q[i], q[i + 1];
  rz(0.3 * i) q[i + 1];
}
for int i in [0:13] {
  h q[i];
}
for int i in [0:12] {
  cp(pi / 8) q[13 - i], q[12 - i];
}
h q;
c = measure q;
