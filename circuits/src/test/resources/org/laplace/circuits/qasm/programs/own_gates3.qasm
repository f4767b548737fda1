OPENQASM 3.0;
gate h a { U(π/2, 0, π) a; }
gate cx a, b { ctrl @ U(π, 0, π) a, b; }
gate rzz(angle_) a, b { cx a, b; U(0, 0, angle_) b; cx a, b; }
qubit[2] q;
h q;
rzz(0.4) q[0], q[1];
cx q[1], q[0];
