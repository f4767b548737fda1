package org.laplace.simulators.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.UnitaryMatrix;

/** What circuits with noise come to, exactly, by Kraus operators on matrices of a few qubits. */
final class DensityMatrix {
  private final int qubits;
  private final int size;
  private final double[] re;
  private final double[] im;

  private DensityMatrix(int qubits) {
    this.qubits = qubits;
    size = 1 << qubits;
    re = new double[size * size];
    im = new double[size * size];
  }

  /** The probability of each bit string of a circuit of gates, measurements and resets. */
  static Map<String, Double> distribution(Circuit circuit, NoiseModel model) {
    var start = new DensityMatrix(circuit.qubits());
    start.re[0] = 1;
    var distribution = new TreeMap<String, Double>();
    run(circuit, model, 0, start, new boolean[circuit.bits()], distribution);
    return distribution;
  }

  private static void run(
      Circuit circuit,
      NoiseModel model,
      int from,
      DensityMatrix matrix,
      boolean[] bits,
      Map<String, Double> distribution) {
    DensityMatrix rho = matrix;
    for (int i = from; i < circuit.operations().size(); i++) {
      Operation operation = circuit.operations().get(i);
      if (operation instanceof GateApplication gate) {
        var on = new ArrayList<Integer>();
        for (int k = 0; k < gate.qubits(); k++) {
          on.add(gate.qubit(k));
        }
        UnitaryMatrix u = gate.matrix();
        rho = rho.under(List.of(new Kraus(u.re(), u.im())), on);
        rho = rho.suffer(model.after(gate.gate().symbol(), on));
      } else if (operation instanceof Reset reset) {
        rho = rho.under(Kraus.RESET, List.of(reset.qubit()));
        rho = rho.suffer(model.after("reset", List.of(reset.qubit())));
      } else if (operation instanceof Measure measure) {
        for (boolean value : new boolean[] {false, true}) {
          for (boolean wrong : new boolean[] {false, true}) {
            double readout = model.readout(measure.qubit()).ofWrong(value);
            DensityMatrix part =
                rho.under(List.of(Kraus.projector(value)), List.of(measure.qubit()))
                    .times(wrong ? readout : 1 - readout);
            boolean[] recorded = bits.clone();
            recorded[measure.bit()] = value != wrong;
            if (part.trace() > 1e-14) {
              run(circuit, model, i + 1, part, recorded, distribution);
            }
          }
        }
        return;
      }
    }
    distribution.merge(circuit.bitString(bits), rho.trace(), Double::sum);
  }

  private DensityMatrix suffer(List<NoiseModel.Site> sites) {
    DensityMatrix rho = this;
    for (NoiseModel.Site site : sites) {
      rho = rho.under(Kraus.of(site.channel()), site.qubits());
    }
    return rho;
  }

  private double trace() {
    double trace = 0;
    for (int i = 0; i < size; i++) {
      trace += re[i * size + i];
    }
    return trace;
  }

  private DensityMatrix times(double factor) {
    var result = new DensityMatrix(qubits);
    for (int i = 0; i < re.length; i++) {
      result.re[i] = factor * re[i];
      result.im[i] = factor * im[i];
    }
    return result;
  }

  /** The sum of K rho K^dagger over the operators, bit k of whose index is the kth qubit. */
  private DensityMatrix under(List<Kraus> operators, List<Integer> on) {
    var result = new DensityMatrix(qubits);
    int dimension = 1 << on.size();
    int mask = on.stream().mapToInt(q -> 1 << q).sum();
    for (Kraus k : operators) {
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          for (int a = 0; a < dimension; a++) {
            for (int b = 0; b < dimension; b++) {
              int left = local(row, on) * dimension + a;
              int right = local(column, on) * dimension + b;
              double factorRe = k.re[left] * k.re[right] + k.im[left] * k.im[right];
              double factorIm = k.im[left] * k.re[right] - k.re[left] * k.im[right];
              int from =
                  ((row & ~mask) | spread(a, on)) * size + ((column & ~mask) | spread(b, on));
              result.re[row * size + column] += factorRe * re[from] - factorIm * im[from];
              result.im[row * size + column] += factorRe * im[from] + factorIm * re[from];
            }
          }
        }
      }
    }
    return result;
  }

  private static int local(int index, List<Integer> on) {
    int local = 0;
    for (int k = 0; k < on.size(); k++) {
      local |= (index >> on.get(k) & 1) << k;
    }
    return local;
  }

  private static int spread(int local, List<Integer> on) {
    int index = 0;
    for (int k = 0; k < on.size(); k++) {
      index |= (local >> k & 1) << on.get(k);
    }
    return index;
  }

  /** An operator, row by row. */
  private static final class Kraus {
    static final List<Kraus> RESET = List.of(real(1, 0, 0, 0), real(0, 1, 0, 0));

    final double[] re;
    final double[] im;

    Kraus(double[] re, double[] im) {
      this.re = re;
      this.im = im;
    }

    static Kraus real(double... entries) {
      return new Kraus(entries, new double[entries.length]);
    }

    static Kraus projector(boolean one) {
      return real(one ? 0 : 1, 0, 0, one ? 1 : 0);
    }

    static List<Kraus> of(Channel channel) {
      return switch (channel) {
        case PauliChannel pauli -> ofPauli(pauli);
        case Relaxation relaxation -> {
          // Amplitude damping, then as much dephasing as the coherence still loses.
          double kept = Math.sqrt(1 - relaxation.decay());
          double flip = kept == 0 ? 0 : (1 - relaxation.coherence() / kept) / 2;
          yield List.of(
              real(0, Math.sqrt(relaxation.decay()), 0, 0),
              real(Math.sqrt(1 - flip), 0, 0, kept * Math.sqrt(1 - flip)),
              real(Math.sqrt(flip), 0, 0, -kept * Math.sqrt(flip)));
        }
      };
    }

    private static List<Kraus> ofPauli(PauliChannel channel) {
      var operators = new ArrayList<Kraus>();
      operators.add(pauli(channel.qubits(), 0, 1 - channel.total()));
      for (int p = 1; p <= channel.probabilities().size(); p++) {
        operators.add(pauli(channel.qubits(), p, channel.probabilities().get(p - 1)));
      }
      return operators;
    }

    private static Kraus pauli(int qubits, int number, double probability) {
      Kraus first = single(qubits == 2 ? number >> 2 : number);
      Kraus second = single(qubits == 2 ? number & 3 : 0);
      int dimension = 1 << qubits;
      var result = new Kraus(new double[dimension * dimension], new double[dimension * dimension]);
      for (int row = 0; row < dimension; row++) {
        for (int column = 0; column < dimension; column++) {
          int a = 2 * (row & 1) + (column & 1);
          int b = 2 * (row >> 1) + (column >> 1);
          double scale = Math.sqrt(Math.max(0, probability));
          result.re[row * dimension + column] =
              scale * (first.re[a] * second.re[b] - first.im[a] * second.im[b]);
          result.im[row * dimension + column] =
              scale * (first.re[a] * second.im[b] + first.im[a] * second.re[b]);
        }
      }
      return result;
    }

    private static Kraus single(int number) {
      return switch (number) {
        case 0 -> real(1, 0, 0, 1);
        case 1 -> real(0, 1, 1, 0);
        case 2 -> new Kraus(new double[4], new double[] {0, -1, 1, 0});
        default -> real(1, 0, 0, -1);
      };
    }
  }
}
