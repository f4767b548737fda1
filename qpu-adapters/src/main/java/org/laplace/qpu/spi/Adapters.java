package org.laplace.qpu.spi;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The adapters on the class path, this module's and those of others. */
public final class Adapters {
  private Adapters() {}

  /** In the order of their names. */
  public static List<AdapterFactory> all() {
    return ServiceLoader.load(AdapterFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(AdapterFactory::name))
        .toList();
  }

  /**
   * Opens the adapter of this name.
   *
   * @throws AdapterException if there is none, two claim the name, or it does not open
   */
  public static Adapter open(String name, AdapterSettings settings) throws AdapterException {
    List<AdapterFactory> found =
        all().stream().filter(factory -> factory.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new AdapterException(
          "there is no adapter '"
              + name
              + "'; on the class path are: "
              + all().stream().map(AdapterFactory::name).collect(Collectors.joining(", ")));
    }
    if (found.size() > 1) {
      throw new AdapterException(
          "two adapters are named '" + name + "'; take one of them off the class path");
    }
    return found.getFirst().open(settings);
  }
}
