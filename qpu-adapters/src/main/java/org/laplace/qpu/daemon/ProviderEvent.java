package org.laplace.qpu.daemon;

import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.daemon.journal.Ending;
import org.laplace.qpu.spi.RunTag;

/** Something that happened in the daemon, for the operator. The components are the facts. */
public sealed interface ProviderEvent {
  /** The directory is open and the machine checked; the network may not be reached yet. */
  record Started(Address provider, int unfinishedRuns) implements ProviderEvent {}

  /** A node answers, for the first time or again. */
  record ChainReached(String chainId, long height) implements ProviderEvent {}

  /** No node answers; the daemon goes on trying. */
  record ChainLost(String reason) implements ProviderEvent {}

  /** An offer is on its way to the chain. */
  record OfferSigned(Hash offer, PostOffer terms) implements ProviderEvent {}

  /** The chain has the offer. */
  record OfferPosted(Hash offer) implements ProviderEvent {}

  /** The offer did not get onto the chain. */
  record OfferLost(Hash offer, String reason) implements ProviderEvent {}

  /** An offer that this daemon does not serve is being taken down. */
  record OfferWithdrawn(Hash offer, String reason) implements ProviderEvent {}

  /** A run was taken on. */
  record RunAssigned(
      RunTag run, String engine, int size, long workUnits, Amount price, long deadlineHeight)
      implements ProviderEvent {}

  /** The machine has it. */
  record RunStarted(RunTag run) implements ProviderEvent {}

  /** The machine failed at it. */
  record RunFailed(RunTag run, String reason) implements ProviderEvent {}

  /** The answer is safe on disk. */
  record RunComputed(RunTag run, OutcomeKind outcome, Hash resultRoot, int resultBytes)
      implements ProviderEvent {}

  /** The run is being handed back. */
  record RunDeclined(RunTag run, String reason) implements ProviderEvent {}

  /** The chain has the result. */
  record ResultSubmitted(RunTag run, long height) implements ProviderEvent {}

  /**
   * Nothing is left to do for the run.
   *
   * @param earned what it brought the provider
   */
  record RunEnded(RunTag run, Ending ending, Amount earned, String reason)
      implements ProviderEvent {}

  /** A node refused a transaction; it is sent again as long as it may get in. */
  record TransactionRefused(Hash transaction, String reason) implements ProviderEvent {}

  /** Something keeps the daemon from working or bidding. */
  record ProblemFound(String text) implements ProviderEvent {}

  /** It no longer does. */
  record ProblemSolved(String text) implements ProviderEvent {}

  /** No new work is begun; what runs is finished. */
  record Draining(int unfinishedRuns) implements ProviderEvent {}

  /** The end. */
  record Stopped(String reason) implements ProviderEvent {}

  /** One sentence for people. */
  default String text() {
    return switch (this) {
      case Started(Address provider, int unfinished) ->
          "provider " + provider + " started, " + unfinished + " unfinished runs on disk";
      case ChainReached(String chainId, long height) ->
          "connected to chain " + chainId + " at height " + height;
      case ChainLost(String reason) -> "no node answers, trying again: " + reason;
      case OfferSigned(Hash offer, PostOffer terms) ->
          "offering "
              + terms.getSlots()
              + " slots of "
              + terms.getEngine()
              + " up to size "
              + terms.getSizeMax()
              + ", "
              + Amount.of(terms.getPricePerMegaWork())
              + " per million work units (offer "
              + offer
              + ")";
      case OfferPosted(Hash offer) -> "offer " + offer + " is on the chain";
      case OfferLost(Hash offer, String reason) ->
          "offer " + offer + " did not get onto the chain: " + reason;
      case OfferWithdrawn(Hash offer, String reason) ->
          "taking down offer " + offer + ": " + reason;
      case RunAssigned assigned ->
          "got "
              + assigned.run()
              + ": "
              + assigned.engine()
              + ", size "
              + assigned.size()
              + ", "
              + assigned.workUnits()
              + " work units for "
              + assigned.price()
              + ", deadline height "
              + assigned.deadlineHeight();
      case RunStarted(RunTag run) -> "running " + run;
      case RunFailed(RunTag run, String reason) -> "the machine failed at " + run + ": " + reason;
      case RunComputed(RunTag run, OutcomeKind outcome, Hash root, int size) ->
          "computed " + run + ": " + outcome + ", " + size + " bytes, root " + root;
      case RunDeclined(RunTag run, String reason) -> "handing back " + run + ": " + reason;
      case ResultSubmitted(RunTag run, long height) ->
          "result of " + run + " is on the chain at height " + height;
      case RunEnded(RunTag run, Ending ending, Amount earned, String reason) ->
          run + " ended " + ending + ", earned " + earned + " (" + reason + ")";
      case TransactionRefused(Hash transaction, String reason) ->
          "transaction " + transaction + " was refused: " + reason;
      case ProblemFound(String text) -> "problem: " + text;
      case ProblemSolved(String text) -> "solved: " + text;
      case Draining(int unfinished) -> "stopping; finishing " + unfinished + " runs";
      case Stopped(String reason) -> "stopped: " + reason;
    };
  }
}
