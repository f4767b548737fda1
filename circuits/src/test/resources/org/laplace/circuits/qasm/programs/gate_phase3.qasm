OPENQASM 3.0;
include "stdgates.inc";
gate shifted(a) x0 { gphase(a / 2); rx(a) x0; }
gate twice(a) x0 { shifted(a) x0; shifted(-3 * a) x0; }
qubit[2] q;
h q;
ctrl @ shifted(0.8) q[0], q[1];
ctrl @ twice(0.3) q[1], q[0];
inv @ shifted(0.2) q[0];
