package org.laplace.jobs.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.laplace.jobs.chain.Actions.job;
import static org.laplace.jobs.chain.Actions.open;
import static org.laplace.jobs.chain.Actions.spec;

import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.chain.MarketChain;
import org.laplace.jobs.chain.Person;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Input;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OpenJob;

final class OpenJobTest {
  private final Person client = new Person("client");
  private final MarketChain chain = new MarketChain(client);

  /** A job that is refused, and the code of the refusal. */
  record Bad(String why, Code code, OpenJob.Builder job) {
    @Override
    public String toString() {
      return why;
    }
  }

  private static Bad bad(String why, Code code, JobSpec.Builder spec) {
    return new Bad(why, code, job().setSpec(spec));
  }

  private static Input input(String name) {
    return Input.newBuilder().setName(name).setValueBits(1).build();
  }

  private static ByteString bytes(int size) {
    return ByteString.copyFromUtf8("x".repeat(size));
  }

  static List<Bad> badJobs() {
    ByteString tooLong = bytes(JobsLimits.PROGRAM_BYTES_MAX + 1);
    return List.of(
        bad("an empty program", Code.PROGRAM_INVALID, spec().clearProgram()),
        bad("a program too large", Code.PROGRAM_TOO_LARGE, spec().setProgram(tooLong)),
        bad(
            "a program that is no UTF-8",
            Code.PROGRAM_INVALID,
            spec().setProgram(ByteString.copyFrom(new byte[] {(byte) 0xff}))),
        bad("no class", Code.OUT_OF_RANGE, spec().clearJobClass()),
        bad("an unknown class", Code.OUT_OF_RANGE, spec().setJobClassValue(99)),
        bad("an unknown engine", Code.UNKNOWN_ENGINE, spec().setEngine("statevector/9")),
        bad("an engine of another class", Code.OUT_OF_RANGE, spec().setEngine("particles/1")),
        bad("no qubits", Code.OUT_OF_RANGE, spec().setSize(0)),
        bad("too many qubits", Code.OUT_OF_RANGE, spec().setSize(21)),
        bad("more qubits than an int holds", Code.OUT_OF_RANGE, spec().setSize(-1)),
        bad("too much memory", Code.OUT_OF_RANGE, spec().setMemoryBytes((1 << 28) + 1)),
        bad("no work", Code.OUT_OF_RANGE, spec().setWorkUnits(0)),
        bad("too much work", Code.OUT_OF_RANGE, spec().setWorkUnits(1_000_000_001)),
        bad("more work than a long holds", Code.OUT_OF_RANGE, spec().setWorkUnits(-1)),
        bad("no shots", Code.OUT_OF_RANGE, spec().setShots(0)),
        bad("too many shots", Code.OUT_OF_RANGE, spec().setShots(10_001)),
        bad(
            "shots of particles",
            Code.OUT_OF_RANGE,
            spec().setJobClass(JobClass.JOB_CLASS_PARTICLES).setEngine("particles/1")),
        bad(
            "inputs out of order",
            Code.OUT_OF_RANGE,
            spec().addInputs(input("b")).addInputs(input("a"))),
        bad(
            "an input twice",
            Code.OUT_OF_RANGE,
            spec().addInputs(input("a")).addInputs(input("a"))),
        bad("an input without a name", Code.OUT_OF_RANGE, spec().addInputs(input(""))),
        bad(
            "an input with a long name",
            Code.OUT_OF_RANGE,
            spec().addInputs(input("x".repeat(65)))),
        new Bad("no price", Code.OUT_OF_RANGE, job().setPriceLimit(0)),
        new Bad("a price above all limits", Code.OUT_OF_RANGE, job().setPriceLimit(-1)),
        new Bad(
            "a price beyond the balance",
            Code.INSUFFICIENT_BALANCE,
            job().setPriceLimit(99_999_999)),
        new Bad("an expiry in the same block", Code.OUT_OF_RANGE, job().setExpiryHeight(1)),
        new Bad("an expiry far beyond", Code.OUT_OF_RANGE, job().setExpiryHeight(20_000_000)));
  }

  @ParameterizedTest
  @MethodSource("badJobs")
  void isRefusedAndLeavesNoTrace(Bad bad) {
    Hash id = client.nextId();
    chain.refused(bad.code(), client.sign(open(bad.job())));
    assertEquals(List.of(), chain.state().scan(ByteString.copyFromUtf8("job")));
    assertEquals(Amount.ZERO, chain.purse(id));
    assertEquals(MarketChain.FUNDS, chain.balance(client).plus(chain.fee(0)));
  }

  @Test
  void takesPriceLimitPremiumAndDepositFromTheLane() {
    Hash id = client.nextId();
    chain.accepted(client.sign(open(job().setPriceLimit(10_001))));
    // The premium, a tenth, is rounded up.
    assertEquals(Amount.of(10_001 + 1_001 + 500), chain.purse(id));
    assertEquals(
        MarketChain.FUNDS.minus(chain.fee(0)).minus(Amount.of(11_502)), chain.balance(client));
  }

  @Test
  void anyUtf8AndTheLargestProgramAreTaken() {
    ByteString large = bytes(JobsLimits.PROGRAM_BYTES_MAX);
    chain.accepted(client.sign(open(job().setSpec(spec().setProgram(large)))));
    chain.accepted(
        client.sign(open(job().setSpec(spec().setProgram(ByteString.copyFromUtf8("θ"))))));
  }

  @Test
  void manyJobsFitIntoOneTransaction() {
    chain.accepted(client.sign(open(job()), open(job()), open(job())));
    assertEquals(3, chain.state().scan(ByteString.copyFromUtf8("job-open/")).size());
  }
}
