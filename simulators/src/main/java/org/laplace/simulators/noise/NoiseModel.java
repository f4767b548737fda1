package org.laplace.simulators.noise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.laplace.simulators.noise.NoisyDevice.CalibratedGate;

/**
 * Which channels follow which gates, and how measurements err.
 *
 * <pre>{@code
 * NoiseModel model =
 *     NoiseModel.builder()
 *         .after("cx", List.of(0, 1), PauliChannel.depolarizing(2, 0.01))
 *         .afterAny("sx", PauliChannel.depolarizing(1, 0.001))
 *         .readout(0, new ReadoutError(0.01, 0.03))
 *         .build();
 * }</pre>
 *
 * <p>Gates are told apart by their names in the gate table ({@code Gate.symbol()}); a gate under
 * {@code ctrl} or {@code inv} modifiers that the table has no name for has no noise: devices run
 * transpiled circuits. What was said for certain qubits wins over what was said for any.
 */
public final class NoiseModel {
  /** A gate's name and qubits. */
  private record Place(String gate, List<Integer> qubits) {}

  /** A channel on some of the gate's qubits, by their numbers in the device. */
  record Site(Channel channel, List<Integer> qubits) {}

  private final Map<Place, List<Site>> sites;
  private final Map<String, List<Channel>> sitesAnywhere;
  private final Map<Integer, ReadoutError> readouts;

  private NoiseModel(Builder builder) {
    sites = Map.copyOf(builder.sites);
    sitesAnywhere = Map.copyOf(builder.sitesAnywhere);
    readouts = Map.copyOf(builder.readouts);
  }

  /** A model without noise. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The noise of a device: after each gate first depolarising of its qubits, then the relaxation of
   * each of them for the gate's length. Depolarising is as strong as it must be so that both have
   * the average error of the description; there is none if relaxation alone has more.
   *
   * @throws IllegalArgumentException if a number is not possible or a qubit does not exist
   */
  public static NoiseModel of(NoisyDevice device) {
    var builder = builder();
    for (int qubit = 0; qubit < device.qubits().size(); qubit++) {
      builder.readout(qubit, device.qubits().get(qubit).readout());
    }
    for (CalibratedGate gate : device.gates()) {
      builder.add(gate, device);
    }
    return builder.build();
  }

  /** What follows a gate on these qubits of the device. */
  List<Site> after(String gate, List<Integer> qubits) {
    List<Site> exact = sites.get(new Place(gate, qubits));
    if (exact != null) {
      return exact;
    }
    return sitesAnywhere.getOrDefault(gate, List.of()).stream()
        .filter(channel -> channel.qubits() == 1 || channel.qubits() == qubits.size())
        .flatMap(channel -> spread(channel, qubits).stream())
        .toList();
  }

  /** How the measurement of a qubit errs. */
  public ReadoutError readout(int qubit) {
    return readouts.getOrDefault(qubit, ReadoutError.NONE);
  }

  /** A channel on one qubit acts on each of several. */
  private static List<Site> spread(Channel channel, List<Integer> qubits) {
    return channel.qubits() == qubits.size()
        ? List.of(new Site(channel, qubits))
        : qubits.stream().map(qubit -> new Site(channel, List.of(qubit))).toList();
  }

  /** Collects a model. */
  public static final class Builder {
    private final Map<Place, List<Site>> sites = new HashMap<>();
    private final Map<String, List<Channel>> sitesAnywhere = new HashMap<>();
    private final Map<Integer, ReadoutError> readouts = new HashMap<>();

    private Builder() {}

    /**
     * Channels that follow a gate on certain qubits, in this order; added to those that already do.
     * A channel on one qubit acts on each of two.
     *
     * @param gate its OpenQASM name; {@code reset} for a reset
     * @throws IllegalArgumentException for more or other than one or two distinct qubits, or a
     *     channel on more than the gate has
     */
    public Builder after(String gate, List<Integer> qubits, Channel... channels) {
      if (qubits.isEmpty() || qubits.size() > 2 || new HashSet<>(qubits).size() < qubits.size()) {
        throw new IllegalArgumentException(
            gate + " on the qubits " + qubits + "; noise is for gates on one or two");
      }
      var all = new ArrayList<>(sites.getOrDefault(new Place(gate, qubits), List.of()));
      for (Channel channel : channels) {
        if (channel.qubits() > qubits.size()) {
          throw new IllegalArgumentException(
              "a channel on " + channel.qubits() + " qubits after " + gate + " on " + qubits);
        }
        if (!channel.isIdentity()) {
          all.addAll(spread(channel, qubits));
        }
      }
      sites.put(new Place(gate, List.copyOf(qubits)), List.copyOf(all));
      return this;
    }

    /** Channels that follow a gate wherever {@link #after} says nothing. */
    public Builder afterAny(String gate, Channel... channels) {
      var all = new ArrayList<>(sitesAnywhere.getOrDefault(gate, List.of()));
      for (Channel channel : channels) {
        if (!channel.isIdentity()) {
          all.add(channel);
        }
      }
      sitesAnywhere.put(gate, List.copyOf(all));
      return this;
    }

    /** How the measurement of a qubit errs. */
    public Builder readout(int qubit, ReadoutError error) {
      if (!error.isNone()) {
        readouts.put(qubit, error);
      }
      return this;
    }

    /** The model. */
    public NoiseModel build() {
      return new NoiseModel(this);
    }

    private void add(CalibratedGate gate, NoisyDevice device) {
      Probabilities.check("an error of " + gate.gate(), gate.averageError());
      var relaxations = new ArrayList<Relaxation>();
      double fidelity = 1;
      for (int qubit : gate.qubits()) {
        if (qubit < 0 || qubit >= device.qubits().size()) {
          throw new IllegalArgumentException(
              gate.gate()
                  + " acts on qubit "
                  + qubit
                  + "; the device has 0 to "
                  + (device.qubits().size() - 1));
        }
        NoisyDevice.Qubit q = device.qubits().get(qubit);
        double t2Seconds = Math.min(q.t2Seconds(), 2 * q.t1Seconds());
        Relaxation relaxation = Relaxation.thermal(q.t1Seconds(), t2Seconds, gate.seconds());
        relaxations.add(relaxation);
        fidelity *= relaxation.processFidelity();
      }
      after(gate.gate(), gate.qubits(), depolarizing(gate, fidelity));
      for (int k = 0; k < relaxations.size(); k++) {
        if (!relaxations.get(k).isIdentity()) {
          addSite(gate, new Site(relaxations.get(k), List.of(gate.qubits().get(k))));
        }
      }
    }

    private void addSite(CalibratedGate gate, Site site) {
      var place = new Place(gate.gate(), gate.qubits());
      var all = new ArrayList<>(sites.getOrDefault(place, List.of()));
      all.add(site);
      sites.put(place, List.copyOf(all));
    }

    /** What is missing to the gate's error once its qubits have relaxed. */
    private static PauliChannel depolarizing(CalibratedGate gate, double relaxedProcessFidelity) {
      int qubits = gate.qubits().size();
      double dimension = 1 << qubits;
      double relaxed = Channel.averageFidelity(qubits, relaxedProcessFidelity);
      double missing = gate.averageError() - (1 - relaxed);
      // Replacing the qubits by the mixed state with probability p leads from the average
      // fidelity F to (1 - p) F + p / dimension.
      double probability = missing <= 0 ? 0 : missing / (relaxed - 1 / dimension);
      double most = (1 << (2 * qubits)) / ((1 << (2 * qubits)) - 1.0);
      return PauliChannel.depolarizing(qubits, Math.min(most, probability));
    }
  }
}
