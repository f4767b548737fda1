package org.laplace.qpu.emulator;

import java.util.ArrayList;
import java.util.Map;
import org.laplace.qpu.device.Calibration;
import org.laplace.simulators.noise.NoiseModel;
import org.laplace.simulators.noise.NoisyDevice;
import org.laplace.simulators.noise.ReadoutError;

/** The noise of a device as its calibration describes it. */
final class DeviceNoise {
  /** A gate that could not be calibrated is listed with an error of 1, which no channel has. */
  private static final double GATE_ERROR_MAX = 0.5;

  private DeviceNoise() {}

  static NoiseModel of(Calibration calibration) {
    var qubits = new ArrayList<NoisyDevice.Qubit>();
    for (Calibration.QubitFigures figures : calibration.qubits()) {
      qubits.add(
          new NoisyDevice.Qubit(
              or(figures.t1Seconds(), Double.POSITIVE_INFINITY),
              or(figures.t2Seconds(), Double.POSITIVE_INFINITY),
              new ReadoutError(or(figures.readOneOfZero(), 0), or(figures.readZeroOfOne(), 0))));
    }
    var gates = new ArrayList<NoisyDevice.CalibratedGate>();
    for (Map.Entry<Calibration.Site, Calibration.GateFigures> gate :
        calibration.gates().entrySet()) {
      double error = Math.min(GATE_ERROR_MAX, or(gate.getValue().error(), 0));
      double seconds = or(gate.getValue().seconds(), 0);
      if ((error > 0 || seconds > 0) && gate.getKey().qubits().size() <= 2) {
        gates.add(
            new NoisyDevice.CalibratedGate(
                gate.getKey().gate(), gate.getKey().qubits(), error, seconds));
      }
    }
    return NoiseModel.of(new NoisyDevice(qubits, gates));
  }

  private static double or(double value, double otherwise) {
    return Double.isNaN(value) ? otherwise : value;
  }
}
