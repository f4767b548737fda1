/**
 * A Qiskit Runtime service on this computer: the same HTTP interface, backed by this project's
 * engines, for tests of clients and of whatever stands on them.
 *
 * <p>{@link org.laplace.qpu.emulator.RuntimeEmulator} starts it. A request goes through {@link
 * org.laplace.qpu.emulator.EmulatorService} (faults, credentials) and {@link
 * org.laplace.qpu.emulator.RuntimeApi} (endpoints); a job through {@link
 * org.laplace.qpu.emulator.JobBook}, its device's {@link org.laplace.qpu.emulator.DeviceQueue} and
 * {@link org.laplace.qpu.emulator.PrimitiveRun}. It listens on the loopback interface and keeps
 * nothing on disk. What it does not do stands in docs/qiskit-runtime.md.
 */
@NullMarked
package org.laplace.qpu.emulator;

import org.jspecify.annotations.NullMarked;
