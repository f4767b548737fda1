package org.laplace.acceptance.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads the byte code of what consensus executes: no floating point, clock, random source,
 * unordered collection, locale or I/O may be in it (design, section 1).
 */
class DeterminismTest {
  /** Modules whose code runs in FinalizeBlock, by folder. */
  private static final List<String> CONSENSUS =
      List.of("primitives", "ledger", "jobs", "verifier", "rewards");

  /** Packages in them that consensus does not execute, or only before and after a block. */
  private static final Pattern EXEMPT =
      Pattern.compile(
          "org/laplace/ledger/(storage|mempool)/.*"
              + "|org/laplace/primitives/(receipt|light)/.*"
              // Makes keys and signatures, which is never a part of a block.
              + "|org/laplace/primitives/key/PrivateKey.*"
              + "|org/laplace/primitives/key/.*Signing.*"
              + "|.*/package-info");

  private static final Pattern FORBIDDEN_OWNERS =
      Pattern.compile(
          "java/util/(HashMap|HashSet|IdentityHashMap|WeakHashMap|Random|SplittableRandom|UUID"
              + "|Locale|Formatter|Timer|concurrent/ThreadLocalRandom|concurrent/ConcurrentHashMap)"
              + "|java/security/SecureRandom"
              + "|java/time/(Clock|Instant|LocalDate|LocalDateTime|ZonedDateTime)"
              + "|java/(io|net)/(?!Serializable|Closeable|UncheckedIOException).*"
              + "|java/nio/(file|channels)/.*"
              + "|java/lang/(Float|Double|StrictMath|Thread|Process.*|Runtime|StackWalker)");

  private static final Set<String> FORBIDDEN_METHODS =
      Set.of(
          "java/lang/System.currentTimeMillis",
          "java/lang/System.nanoTime",
          "java/lang/System.identityHashCode",
          "java/lang/System.getenv",
          "java/lang/System.getProperty",
          "java/lang/Math.random",
          "java/util/stream/Collectors.toSet",
          "java/util/stream/Collectors.toMap",
          "java/util/stream/Collectors.groupingBy",
          "java/util/Map.of",
          "java/util/Map.ofEntries",
          "java/util/Map.copyOf",
          "java/util/Set.of",
          "java/util/Set.copyOf",
          "java/util/Collection.parallelStream");

  @Test
  void consensusCodeHoldsNothingThatDiffersFromRunToRun() throws IOException {
    Set<String> found = new TreeSet<>();
    int classes = 0;
    for (String module : CONSENSUS) {
      Path folder = Repository.ROOT.resolve(module).resolve("target").resolve("classes");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
          String name = folder.relativize(file).toString().replace(".class", "");
          if (!EXEMPT.matcher(name).matches()) {
            classes++;
            found.addAll(findings(ClassFile.of().parse(file)));
          }
        }
      }
    }
    assertTrue(classes > 100, "only " + classes + " classes were read; is everything compiled?");
    assertEquals(Set.of(), found);
  }

  @Test
  void theTestSeesWhatItIsToFind() throws IOException {
    Path own =
        Repository.ROOT.resolve(
            "acceptance/target/test-classes/org/laplace/acceptance/repository/Undetermined.class");
    List<String> findings = findings(ClassFile.of().parse(own));
    for (String expected : List.of("double", "java/util/HashMap", "System.nanoTime")) {
      assertTrue(
          findings.stream().anyMatch(finding -> finding.contains(expected)),
          () -> expected + " is not among " + findings);
    }
  }

  private static List<String> findings(ClassModel model) {
    List<String> findings = new ArrayList<>();
    for (MethodModel method : model.methods()) {
      String place = model.thisClass().asInternalName() + "." + method.methodName().stringValue();
      Predicate<TypeKind> isFloating = kind -> kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
      method.code().ifPresent(code -> scan(code, place, isFloating, findings));
    }
    return findings;
  }

  private static void scan(
      CodeModel code, String place, Predicate<TypeKind> isFloating, List<String> findings) {
    code.forEach(
        element -> {
          switch (element) {
            case OperatorInstruction operator when isFloating.test(operator.typeKind()) ->
                findings.add(place + " computes with double");
            case LoadInstruction load when isFloating.test(load.typeKind()) ->
                findings.add(place + " loads a double");
            case StoreInstruction store when isFloating.test(store.typeKind()) ->
                findings.add(place + " stores a double");
            case ReturnInstruction returned when isFloating.test(returned.typeKind()) ->
                findings.add(place + " returns a double");
            case ArrayLoadInstruction load when isFloating.test(load.typeKind()) ->
                findings.add(place + " loads a double from an array");
            case ArrayStoreInstruction store when isFloating.test(store.typeKind()) ->
                findings.add(place + " stores a double in an array");
            case ConvertInstruction convert
                when isFloating.test(convert.toType()) || isFloating.test(convert.fromType()) ->
                findings.add(place + " converts a double");
            case NewObjectInstruction created
                when FORBIDDEN_OWNERS.matcher(created.className().asInternalName()).matches() ->
                findings.add(place + " creates " + created.className().asInternalName());
            case InvokeInstruction call -> {
              String owner = call.owner().asInternalName();
              String method = owner + "." + call.name().stringValue();
              boolean defaultLocale =
                  owner.equals("java/lang/String")
                      && (call.name().stringValue().equals("format")
                          || ((call.name().stringValue().equals("toLowerCase")
                                  || call.name().stringValue().equals("toUpperCase"))
                              && call.typeSymbol().parameterCount() == 0));
              if (FORBIDDEN_OWNERS.matcher(owner).matches()
                  || FORBIDDEN_METHODS.contains(method)
                  || defaultLocale) {
                findings.add(place + " calls " + method);
              }
            }
            default -> {}
          }
        });
  }
}
