OPENQASM 2.0;
include "qelib1.inc";
qreg q[2];
h q;
cx q[0],q[1]; cy q[1],q[0]; cz q[0],q[1]; ch q[0],q[1]; swap q[0],q[1];
crx(0.3) q[0],q[1]; cry(0.4) q[1],q[0]; crz(0.5) q[0],q[1]; cu1(0.6) q[0],q[1]; cp(0.7) q[1],q[0];
cu3(0.1,0.2,0.3) q[0],q[1]; cu(0.1,0.2,0.3,0.4) q[1],q[0]; csx q[0],q[1];
rxx(0.8) q[0],q[1]; rzz(0.9) q[1],q[0];
