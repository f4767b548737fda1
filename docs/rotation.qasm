OPENQASM 3.0;
include "stdgates.inc";

// One qubit, turned by an angle that is given with the job: 1 comes with probability
// sin(theta/2)^2. Try --input theta=0.3.
input float theta;

qubit q;
bit c;

ry(theta) q;
c = measure q;
