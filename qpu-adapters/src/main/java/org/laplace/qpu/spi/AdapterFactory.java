package org.laplace.qpu.spi;

/** Opens adapters of one kind. Found by {@link java.util.ServiceLoader}. */
public interface AdapterFactory {
  /** What {@code --adapter} takes: lower case letters, digits and hyphens. */
  String name();

  /** One sentence for the operator. */
  String description();

  /**
   * Connects to the machine. Does not yet run anything.
   *
   * @throws AdapterException if a setting is wrong or the machine cannot be had
   */
  Adapter open(AdapterSettings settings) throws AdapterException;
}
