package org.laplace.qpu.qpy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Gate;

/** The names that QPY has for gates: those of Qiskit's classes. */
final class GateNames {
  private static final Map<String, Gate> GATES = gates();

  private GateNames() {}

  private static Map<String, Gate> gates() {
    var gates = new HashMap<String, Gate>();
    for (Gate gate :
        new Gate[] {
          Gate.X, Gate.Y, Gate.Z, Gate.H, Gate.S, Gate.T, Gate.SX, Gate.RX, Gate.RY, Gate.RZ,
          Gate.R, Gate.CX, Gate.CY, Gate.CZ, Gate.CH, Gate.CS, Gate.CSX, Gate.CRX, Gate.CRY,
          Gate.CRZ, Gate.CU3, Gate.CU, Gate.DCX, Gate.ECR, Gate.RXX, Gate.RYY, Gate.RZZ, Gate.RZX,
          Gate.CCX, Gate.CCZ, Gate.RCCX, Gate.U2
        }) {
      gates.put(gate.name() + "Gate", gate);
    }
    gates.put("IGate", Gate.ID);
    gates.put("SdgGate", Gate.SDG);
    gates.put("TdgGate", Gate.TDG);
    gates.put("SXdgGate", Gate.SXDG);
    gates.put("CSdgGate", Gate.CSDG);
    gates.put("PhaseGate", Gate.P);
    gates.put("U1Gate", Gate.P);
    gates.put("UGate", Gate.U);
    gates.put("U3Gate", Gate.U);
    gates.put("CPhaseGate", Gate.CP);
    gates.put("CU1Gate", Gate.CP);
    gates.put("SwapGate", Gate.SWAP);
    gates.put("iSwapGate", Gate.ISWAP);
    gates.put("CSwapGate", Gate.CSWAP);
    gates.put("GlobalPhaseGate", Gate.GPHASE);
    return Map.copyOf(gates);
  }

  /** The gate, or null for a class that is not one of the table. */
  static @Nullable Gate of(String className) {
    return GATES.get(className);
  }
}
