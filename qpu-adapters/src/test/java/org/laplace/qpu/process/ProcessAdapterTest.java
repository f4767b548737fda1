package org.laplace.qpu.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.AdapterSettings;
import org.laplace.qpu.spi.Adapters;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;

/** Programs that behave, and programs that do not; they are shell scripts. */
class ProcessAdapterTest {
  private static final RunTag TAG = new RunTag(Hash.of(ByteString.copyFromUtf8("job")), 1);
  private static final String ABLE =
      "{\"type\":\"capabilities\",\"engines\":[{\"engine\":\"qpu/1\",\"size_max\":5}]}";
  private static final String DONE =
      "{\"type\":\"finished\",\"id\":\""
          + TAG
          + "\",\"registers\":[{\"name\":\"a\",\"size\":1,\"samples\":[\"0x1\",\"0x0\"]},"
          + "{\"name\":\"b\",\"size\":9,\"samples\":[\"0x101\",\"0x2\"]}],"
          + "\"vendor\":{\"vendor\":\"v\",\"device\":\"d\",\"job_id\":\"7\",\"record\":\"r\"}}";
  private static final JobSpec SPEC =
      JobSpec.newBuilder()
          .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
          .setEngine("qpu/1")
          .setProgram(ByteString.copyFromUtf8("OPENQASM 3.0;"))
          .setShots(2)
          .setSize(5)
          .build();

  @TempDir private Path directory;
  private final Semaphore changes = new Semaphore(0);

  @Test
  void aResultIsPackedShotByShotWithItsVendorsRecord() throws Exception {
    try (Adapter adapter = open(says(ABLE, DONE))) {
      assertEquals(Optional.empty(), adapter.selfCheck());
      adapter.submit(TAG, SPEC, changes::release);
      await();
      assertInstanceOf(RunState.Finished.class, adapter.poll(TAG));
      CircuitResult result = CircuitResult.parseFrom(adapter.fetch(TAG).result());
      // Bit 0 is a's, bits 1 to 9 are b's: 1 + 2 * 0x101, then 2 * 0x2.
      assertEquals(ByteString.copyFrom(new byte[] {0x03, 0x02, 0x04, 0x00}), result.getOutcomes());
      assertEquals("d", result.getVendor().getDevice());
      assertEquals(
          Hash.of(ByteString.copyFromUtf8("r")).bytes(), result.getVendor().getRecordHash());
    }
  }

  @Test
  void malformedResultsAreFailuresThatSayWhatIsWrong() throws Exception {
    for (String[] each :
        new String[][] {
          {DONE.replace("\"0x1\",", ""), "has 1 samples, and 2 shots"},
          {DONE.replace("0x101", "0x200"), "more than the 9 bits"},
          {DONE.replace("0x101", "-5"), "no hexadecimal number"},
          {DONE.replace("\"size\":9", "\"size\":0"), "no size"},
          {DONE.replace("\"size\":9", "\"size\":2000000000"), "no size"},
          {DONE.replace("\"device\":\"d\"", "\"device\":\"\""), "'device'"},
        }) {
      try (Adapter adapter = open(says(ABLE, each[0]))) {
        adapter.submit(TAG, SPEC, changes::release);
        await();
        var failed = assertInstanceOf(RunState.Failed.class, adapter.poll(TAG));
        assertTrue(failed.reason().startsWith("its result cannot be taken"), failed::reason);
      }
    }
  }

  @Test
  void aProgramThatEndsHasFailedItsRunsAndIsStartedAgain() throws Exception {
    try (Adapter adapter = open(onceThen("exit 1", "echo '" + DONE + "'"))) {
      adapter.submit(TAG, SPEC, changes::release);
      await();
      assertEquals(new RunState.Failed("the program ended"), adapter.poll(TAG));
      adapter.cancel(TAG);
      adapter.submit(TAG, SPEC, changes::release);
      await();
      assertInstanceOf(RunState.Finished.class, adapter.poll(TAG));
    }
  }

  @Test
  void aProgramThatKeepsRunsIsAskedForTheSameRunAgain() throws Exception {
    String keeps = ABLE.replace("{\"type\"", "{\"keeps_runs\":true,\"type\"");
    try (Adapter adapter = open(onceThen("exit 1", "echo '" + DONE + "'").replace(ABLE, keeps))) {
      adapter.submit(TAG, SPEC, changes::release);
      await();
      assertInstanceOf(RunState.Unknown.class, adapter.poll(TAG));
      adapter.submit(TAG, SPEC, changes::release);
      await();
      assertInstanceOf(RunState.Finished.class, adapter.poll(TAG));
    }
  }

  @Test
  void aProgramThatSaysNoJsonIsEnded() throws Exception {
    try (Adapter adapter = open(says(ABLE, "hello"))) {
      adapter.submit(TAG, SPEC, changes::release);
      await();
      var failed = assertInstanceOf(RunState.Failed.class, adapter.poll(TAG));
      assertTrue(failed.reason().startsWith("the program said something"), failed::reason);
    }
  }

  @Test
  void aProgramThatDoesNotStartOrEndsAtOnceIsRefused() {
    var missing = assertThrows(AdapterException.class, () -> adapter("command", "/does/not/exist"));
    assertTrue(missing.getMessage().contains("does not start"));
    var ended = assertThrows(AdapterException.class, () -> open("exit 0"));
    // Whichever is noticed first: that it is gone, or that it does not take a message.
    assertTrue(
        ended.getMessage().matches("the program (ended|does not listen: .*)"), ended::getMessage);
  }

  @Test
  void enginesThatCannotBeJudgedAreNotOffered() throws Exception {
    try (Adapter adapter = open(says(ABLE.replace("qpu/1", "statevector/1"), DONE))) {
      assertEquals(List.of(), adapter.capabilities().engines());
      assertTrue(adapter.selfCheck().orElseThrow().contains("qpu/1"));
      assertTrue(adapter.check(SPEC).isPresent());
    }
  }

  @Test
  void unknownOptionsAreRefused() {
    assertThrows(AdapterException.class, () -> adapter("commnd", "true"));
    assertThrows(AdapterException.class, () -> adapter("command", "  "));
  }

  /** Answers describe with the first, submit with the second. */
  private static String says(String capabilities, String answer) {
    return "while read line; do case \"$line\" in *describe*) echo '"
        + capabilities
        + "';; *submit*) echo '"
        + answer
        + "';; esac; done";
  }

  /** A program whose first life does one thing at a submit, and whose second another. */
  private String onceThen(String first, String second) {
    Path mark = directory.resolve("mark");
    return "while read line; do case \"$line\" in *describe*) echo '"
        + ABLE
        + "';; *submit*) if [ -e "
        + mark
        + " ]; then "
        + second
        + "; else touch "
        + mark
        + "; "
        + first
        + "; fi;; esac; done";
  }

  private Adapter open(String script) throws AdapterException, IOException {
    Path file = directory.resolve("machine.sh");
    Files.writeString(file, script);
    return adapter("command", "sh " + file);
  }

  private static Adapter adapter(String option, String value) throws AdapterException {
    return Adapters.open("process", new AdapterSettings(1, Map.of(option, value)));
  }

  private void await() throws InterruptedException {
    assertTrue(changes.tryAcquire(60, TimeUnit.SECONDS), "nothing was heard of the run");
  }
}
