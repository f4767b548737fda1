OPENQASM 3.0;
include "stdgates.inc";
h $0;
cx $0, $1;
rz(0.3) $2;
ry(0.2) $1;
