OPENQASM 3.0;
include "stdgates.inc";
qubit[17] q;
bit[17] c;
h q;
for int layer in [0:2] {
  for int i in [0:15] {
    ry(0.3 + 0.1 * i + layer) q[i];
    cx q[i], q[i + 1];
    rz(0.2 * i) q[i + 1];
    rx(0.7) q[i];
    cx q[i], q[i + 1];
    u3(0.1, 0.2, 0.3) q[i + 1];
    cx q[i + 1], q[i];
  }
  for int i in [0:8] {
    cp(0.11 * i + 0.1) q[i], q[i + 8];
  }
  ccx q[0], q[16], q[8];
}
c = measure q;
