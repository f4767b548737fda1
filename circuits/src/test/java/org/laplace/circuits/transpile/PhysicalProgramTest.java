package org.laplace.circuits.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ReferenceSimulator;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;
import org.laplace.circuits.qasm.WriteResult;

class PhysicalProgramTest {
  private static Circuit read(String program) {
    return assertInstanceOf(
            ParseResult.Parsed.class,
            OpenQasm.parse(program, new TreeMap<>(), ParseLimits.LOCAL),
            program)
        .circuit();
  }

  private static void assertSame(Circuit circuit, Target target) {
    var result = TranspilerTest.transpiled(circuit, target, OptimizationLevel.MEDIUM, 0);
    String program =
        assertInstanceOf(WriteResult.Written.class, PhysicalProgram.of(result.circuit())).program();
    assertFalse(program.contains("q["), program);
    assertEquals(
        0,
        ReferenceSimulator.distance(
            ReferenceSimulator.distribution(circuit),
            ReferenceSimulator.distribution(read(program))),
        1e-9,
        program);
  }

  @Test
  void aProgramOnPhysicalQubitsMeansTheCircuitOnEveryTarget() {
    for (Target target : RandomCircuits.targets()) {
      assertSame(RandomCircuits.circuit(2, 4, 20, true), target);
    }
  }

  @Test
  void controlFlowIsWrittenOnPhysicalQubits() {
    assertSame(
        read(
            """
            OPENQASM 3.0;
            include "stdgates.inc";
            qubit[3] q;
            bit[3] c;
            h q[0];
            c[0] = measure q[0];
            if (c[0]) { cx q[0], q[2]; } else { h q[2]; cx q[2], q[1]; }
            c[1] = measure q[1];
            c[2] = measure q[2];
            """),
        Targets.line(3));
  }
}
