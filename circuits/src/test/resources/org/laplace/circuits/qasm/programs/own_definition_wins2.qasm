OPENQASM 2.0;
include "qelib1.inc";
gate ryy(theta) a,b { cx a,b; ry(theta) a; }
gate ecr a,b { h a; cx a,b; }
qreg q[2];
ryy(0.4) q[0],q[1];
ecr q[1],q[0];
