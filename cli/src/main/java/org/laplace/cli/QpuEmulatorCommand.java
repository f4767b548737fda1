package org.laplace.cli;

import picocli.CommandLine.Command;

/** A quantum computer's service on this machine. */
@Command(
    name = "qpu-emulator",
    description = "Emulate IBM's Qiskit Runtime service on this machine, for tests.",
    subcommands = QpuEmulatorStartCommand.class)
final class QpuEmulatorCommand {
  private QpuEmulatorCommand() {}
}
