OPENQASM 3.0;
include "stdgates.inc";
qubit[100] q;
bit[100] c;
h q[0];
for int i in [0:98] {
  cx q[i], q[i + 1];
}
c = measure q;
