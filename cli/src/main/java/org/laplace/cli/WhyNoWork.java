package org.laplace.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.laplace.cli.view.Words;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.Offer;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.ProviderView;
import org.laplace.qpu.daemon.chain.ChainView;

/** What keeps a provider from getting work, as far as the chain shows it. */
final class WhyNoWork {
  private static final long MEGA = 1_000_000;

  /**
   * One reason.
   *
   * @param code for programs
   * @param text what it is and what to do
   */
  record Reason(String code, String text) {}

  private final Params params;
  private final List<Offer> market;
  private final List<Job> open;
  private final List<Reason> reasons = new ArrayList<>();

  private WhyNoWork(Params params, List<Offer> market, List<Job> open) {
    this.params = params;
    this.market = market;
    this.open = open;
  }

  /**
   * All reasons; empty if there is none.
   *
   * @param market everybody's offers
   * @param open jobs that wait for a provider
   */
  static List<Reason> of(
      AccountView account,
      ProviderView provider,
      Params params,
      List<Offer> market,
      List<Job> open) {
    var why = new WhyNoWork(params, market, open);
    why.provider(account, provider);
    return List.copyOf(why.reasons);
  }

  private void provider(AccountView account, ProviderView view) {
    if (!account.hasAccount()) {
      add("NO_ACCOUNT", "nobody has paid to this account yet; bonds and fees need a balance");
    }
    long convicted = view.getProvider().getConvictedHeight();
    if (convicted > 0) {
      add(
          "CONVICTED",
          "a result was found wrong at height "
              + convicted
              + ", "
              + view.getProvider().getJobsRejected()
              + " in all; a daemon that saw it has paused: find the cause (provider start --check),"
              + " then start it with --resume");
    }
    List<Offer> live = view.getOffersList().stream().filter(ChainView::isLive).toList();
    if (live.isEmpty()) {
      add(
          "NO_OFFERS",
          "no offer is on the chain, and the account has "
              + Words.amount(account.getAccount().getBalance())
              + "; start the daemon, and read why it posts none");
    }
    if (open.isEmpty()) {
      add("NO_OPEN_JOBS", "no job waits for a provider now");
    }
    live.forEach(this::offer);
  }

  private void offer(Offer offer) {
    var terms = offer.getTerms();
    String engine = terms.getEngine();
    if (params.getEnginesList().stream().map(EngineParams::getEngine).noneMatch(engine::equals)) {
      add("ENGINE_NOT_ACCEPTED", "this network takes no jobs of " + engine + " any more");
      return;
    }
    if (!isFree(offer)) {
      add("SLOTS_FULL", "all " + terms.getSlots() + " slots of " + engine + " have a job");
    }
    cheaper(offer)
        .ifPresent(
            other ->
                add(
                    "PRICE",
                    "for "
                        + engine
                        + " another offer with a free slot asks "
                        + Words.amount(other.getTerms().getPricePerMegaWork())
                        + " per million work units, this one "
                        + Words.amount(terms.getPricePerMegaWork())));
    if (!open.isEmpty()) {
      jobs(offer);
    }
  }

  private static boolean isFree(Offer offer) {
    return offer.getSlotsLocked() < offer.getTerms().getSlots();
  }

  private Optional<Offer> cheaper(Offer own) {
    return market.stream()
        .filter(ChainView::isLive)
        .filter(WhyNoWork::isFree)
        .filter(other -> !other.getProvider().equals(own.getProvider()))
        .filter(other -> other.getTerms().getEngine().equals(own.getTerms().getEngine()))
        .min(Comparator.comparingLong(other -> other.getTerms().getPricePerMegaWork()))
        .filter(
            other -> other.getTerms().getPricePerMegaWork() < own.getTerms().getPricePerMegaWork());
  }

  /** What of the offer's terms keeps all open jobs of its engine away. */
  private void jobs(Offer offer) {
    var terms = offer.getTerms();
    String engine = terms.getEngine();
    List<Job> waiting = open.stream().filter(job -> job.getEngine().equals(engine)).toList();
    if (waiting.isEmpty()) {
      add("NO_OPEN_JOBS", "no job for " + engine + " waits for a provider now");
      return;
    }
    List<Job> small = waiting.stream().filter(job -> job.getSize() <= terms.getSizeMax()).toList();
    if (small.isEmpty()) {
      add("SIZE", "every job for " + engine + " is larger than " + terms.getSizeMax());
      return;
    }
    List<Job> paid =
        small.stream().filter(job -> price(offer, job) <= job.getPriceLimit()).toList();
    if (paid.isEmpty()) {
      add("PRICE_LIMIT", "no client of a job for " + engine + " pays as much as the offer asks");
      return;
    }
    double multiple = params.getBondMultipleMin();
    if (paid.stream().allMatch(job -> terms.getBondPerSlot() < multiple * price(offer, job))) {
      add(
          "BOND",
          "the bond of "
              + Words.amount(terms.getBondPerSlot())
              + " is under "
              + params.getBondMultipleMin()
              + " times the price of every job for "
              + engine
              + "; offer a larger one");
    }
  }

  /** Near enough to tell why; the chain's own rule rounds up. */
  private static double price(Offer offer, Job job) {
    return (double) offer.getTerms().getPricePerMegaWork() * job.getWorkUnits() / MEGA;
  }

  private void add(String code, String text) {
    reasons.add(new Reason(code, text));
  }
}
