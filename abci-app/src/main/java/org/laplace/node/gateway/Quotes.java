package org.laplace.node.gateway;

import java.util.List;
import java.util.Optional;
import org.laplace.jobs.JobsComponent;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.JobRules;
import org.laplace.jobs.view.OfferViews;
import org.laplace.ledger.LedgerKeys;
import org.laplace.node.chain.Tip;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Place;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.EngineChoice;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.Preparation;

/** What a job is and costs: the program is parsed here, since the chain does not parse programs. */
final class Quotes {
  private static final EngineCatalog ENGINES = EngineCatalog.withQpu();

  private static final int FIDELITY_PERMILLE_DEFAULT = 500;

  private static final String CHECKING =
      "Every validator runs every result again; more than 2/3 of the total power must find the same"
          + " bits before anything is paid or slashed.";

  private static final String JUDGING =
      "Every validator simulates the circuit and judges the shots by the same statistic; more than"
          + " 2/3 of the total power must come to the same figures. A result that fails is not paid;"
          + " nobody is slashed. That a quantum computer ran is attested by its vendor and not"
          + " proved.";

  private static final List<String> NOTICES =
      List.of(
          "Programs and results are public.",
          "A provisional result can still be rejected until it is final; a provider risks at least"
              + " the bond multiple of the price on it, and a rejected job is run again or refunded.");

  private Quotes() {}

  /** Completes the spec and prices it against the offers of the newest block. */
  static QuoteResponse of(Tip tip, JobSpec request) {
    Params params = tip.state().require(LedgerKeys.PARAMS);
    JobSpec named =
        request.getEngine().isEmpty()
            ? request.toBuilder().setEngine(engineFor(tip, request, params)).build()
            : request;
    boolean isStatistical =
        params.getEnginesList().stream()
            .anyMatch(
                engine -> engine.getEngine().equals(named.getEngine()) && engine.getStatistical());
    JobSpec spec = completed(withFidelity(named, isStatistical));
    requireWithinLimits(spec, params);
    requireWellFormed(spec);
    Optional<OfferViews.Quote> offer =
        new OfferViews(tip.state()).quote(spec.getEngine(), spec.getSize(), spec.getWorkUnits());
    Amount price = offer.map(OfferViews.Quote::price).orElse(Amount.ZERO);
    return QuoteResponse.newBuilder()
        .setSpec(spec)
        .setPrice(price.microLap())
        .setPremium(JobRules.of(params).premium(price).microLap())
        .setDeposit(params.getJobDeposit())
        .setFee(Fees.forOpenJob(spec, tip.state().require(LedgerKeys.BASE_FEE)).microLap())
        .setOffers(offer.map(OfferViews.Quote::offers).orElse(0))
        .setDeadlineBlocks(offer.map(OfferViews.Quote::deadlineBlocks).orElse(0L))
        .setAuditWindowBlocks(params.getAuditWindowBlocks())
        .setChallengeWindowBlocks(params.getChallengeWindowBlocks())
        .setChecking(isStatistical ? JUDGING : CHECKING)
        .addAllNotices(NOTICES)
        .build();
  }

  /** A client that does not say what fidelity it expects of a quantum computer expects this. */
  private static JobSpec withFidelity(JobSpec named, boolean isStatistical) {
    return isStatistical && named.getExpectedFidelityPermille() == 0
        ? named.toBuilder().setExpectedFidelityPermille(FIDELITY_PERMILLE_DEFAULT).build()
        : named;
  }

  /**
   * Size and memory as the program has them; of the work units what the client asks for where the
   * engine leaves a choice, which it does for programs with loops of unknown length.
   */
  private static JobSpec completed(JobSpec named) {
    Computation computation = prepared(named);
    Cost cost = computation.cost();
    Cost wanted = new Cost(cost.size(), cost.memoryBytes(), named.getWorkUnits());
    return named.toBuilder()
        .setSize(cost.size())
        .setMemoryBytes(cost.memoryBytes())
        .setWorkUnits(computation.accepts(wanted) ? wanted.workUnits() : cost.workUnits())
        .build();
  }

  /** Refuses a spec that a provider would answer with MISDECLARED. */
  static void requireAsDeclared(JobSpec spec) {
    Computation computation = prepared(spec);
    Cost declared = new Cost(spec.getSize(), spec.getMemoryBytes(), spec.getWorkUnits());
    if (!computation.accepts(declared)) {
      throw Refusals.of(
          Code.OUT_OF_RANGE,
          "the program costs "
              + computation.cost()
              + ", the spec declares "
              + declared
              + "; ask for a quote and sign the spec that it returns");
    }
  }

  /** What the chain checks of a spec's form, so that a quoted one can be signed. */
  private static void requireWellFormed(JobSpec spec) {
    Refusals.valueOf(
        new JobsComponent()
            .openJob()
            .decode(OpenJob.newBuilder().setSpec(spec).setPriceLimit(1).build()));
  }

  /**
   * The engine that suits the program, if the network takes it and, where offers stand, somebody
   * offers it; otherwise the last of the class that is.
   */
  private static String engineFor(Tip tip, JobSpec request, Params params) {
    List<String> exact =
        params.getEnginesList().stream()
            .filter(each -> each.getJobClass() == request.getJobClass() && !each.getStatistical())
            .map(EngineParams::getEngine)
            .toList();
    if (exact.isEmpty()) {
      throw Refusals.of(
          Code.UNKNOWN_ENGINE, "this network runs no jobs of class " + request.getJobClass());
    }
    OfferViews offers = new OfferViews(tip.state());
    List<String> offered =
        exact.stream().filter(engine -> offers.quote(engine, 1, 1).isPresent()).toList();
    List<String> candidates = offered.isEmpty() ? exact : offered;
    return EngineChoice.of(request)
        .map(EngineId::toString)
        .filter(candidates::contains)
        .orElse(candidates.getLast());
  }

  private static Computation prepared(JobSpec spec) {
    if (spec.getProgram().size() > JobsLimits.PROGRAM_BYTES_MAX) {
      throw Refusals.of(
          Code.PROGRAM_TOO_LARGE,
          "the program has "
              + spec.getProgram().size()
              + " bytes; at most "
              + JobsLimits.PROGRAM_BYTES_MAX
              + " are possible");
    }
    DeclaredProgram program =
        DeclaredProgram.of(spec).orElseThrow(() -> unknownEngine(spec.getEngine()));
    Engine engine =
        ENGINES
            .engine(program.program().engine())
            .orElseThrow(() -> unknownEngine(spec.getEngine()));
    return switch (engine.prepare(program.program())) {
      case Preparation.Ready(Computation computation) -> computation;
      case Preparation.Refused(List<Diagnostic> diagnostics) ->
          throw Refusals.of(
              new Rejection(
                  Code.PROGRAM_INVALID,
                  diagnostics.getFirst().message()
                      + (diagnostics.size() == 1
                          ? ""
                          : " (and " + (diagnostics.size() - 1) + " more)"),
                  diagnostics.stream()
                      .map(each -> new Place(each.line(), each.column(), each.message()))
                      .toList()));
    };
  }

  private static void requireWithinLimits(JobSpec spec, Params params) {
    EngineParams limits =
        params.getEnginesList().stream()
            .filter(engine -> engine.getEngine().equals(spec.getEngine()))
            .findFirst()
            .orElseThrow(() -> unknownEngine(spec.getEngine()));
    if (spec.getSize() > limits.getSizeMax()
        || spec.getMemoryBytes() > limits.getMemoryBytesMax()
        || spec.getWorkUnits() > limits.getWorkUnitsMax()
        || spec.getShots() > limits.getShotsMax()) {
      throw Refusals.of(
          Code.OUT_OF_RANGE,
          "this network takes jobs of "
              + spec.getEngine()
              + " up to size "
              + limits.getSizeMax()
              + ", "
              + limits.getMemoryBytesMax()
              + " bytes of memory, "
              + limits.getWorkUnitsMax()
              + " work units and "
              + limits.getShotsMax()
              + " shots; this one has size "
              + spec.getSize()
              + ", "
              + spec.getMemoryBytes()
              + " bytes, "
              + spec.getWorkUnits()
              + " work units, "
              + spec.getShots()
              + " shots");
    }
  }

  private static RuntimeException unknownEngine(String engine) {
    return Refusals.of(
        Code.UNKNOWN_ENGINE,
        "there is no engine \"" + engine + "\" here; leave it open and the node chooses one");
  }
}
