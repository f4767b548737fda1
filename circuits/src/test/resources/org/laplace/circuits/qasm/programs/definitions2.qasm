OPENQASM 2.0;
include "qelib1.inc";
gate empty a {}
gate majority a,b,c { cx c,b; cx c,a; ccx a,b,c; }
gate turn(alpha,beta) a,b { rx(alpha/2) a; barrier a,b; cx a,b; ry(-beta) b; U(alpha,beta,alpha*beta) a; CX b,a; }
gate nested(x) a,b { turn(x,2*x) b,a; empty a; }
qreg q[3];
h q;
majority q[0],q[1],q[2];
nested(0.37) q[2],q[0];
turn(pi/4,-1) q[0],q[1];
