OPENQASM 2.0;
include "qelib1.inc";
qreg q[3];
u3(0.1,0.2,0.3) q[0]; u2(0.4,0.5) q[1]; u1(0.6) q[2];
u(0.7,0.8,0.9) q[0]; p(1.1) q[1]; u0(1) q[2]; id q[0];
x q[0]; y q[1]; z q[2]; h q; s q[0]; sdg q[1]; t q[2]; tdg q[0];
rx(pi/3) q[0]; ry(-pi/5) q[1]; rz(2*pi/7) q[2]; sx q[0]; sxdg q[1];
