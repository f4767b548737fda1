OPENQASM 3.0;
include "stdgates.inc";

// Five qubits that are all 0 or all 1: every shot is 00000 or 11111, each about half of the time.
qubit[5] q;
bit[5] c;

h q[0];
cx q[0], q[1];
cx q[1], q[2];
cx q[2], q[3];
cx q[3], q[4];

c = measure q;
