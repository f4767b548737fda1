package org.laplace.qpu.runtime;

/**
 * A device as the service lists it.
 *
 * @param status {@code online}, {@code paused} or {@code offline}
 * @param queueLength jobs that wait for it
 */
public record Backend(String name, String status, int qubits, int queueLength) {}
