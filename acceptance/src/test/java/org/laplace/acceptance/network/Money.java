package org.laplace.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.primitives.Address;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.ListOffersRequest;
import org.laplace.proto.v1.Payment;
import org.laplace.proto.v1.PaymentReason;
import org.laplace.proto.v1.Supply;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;

/** The money of a network at rest: when all its jobs have ended, only blocks go on. */
public final class Money {
  private Money() {}

  /**
   * What the ledger says of the whole is what its parts come to: accounts make up what is free,
   * bonds of offers what is in purses, and both with what was burnt all that was issued.
   */
  public static void assertAddsUp(TestNetwork network) throws Exception {
    for (LaplaceClient node : network.nodeClients()) {
      Supply supply = node.supply().getSupply();
      assertEquals(supply.getIssued(), supply.getFree() + supply.getPurses() + supply.getBurnt());
      long free = 0;
      for (Address account : network.accounts()) {
        free = Math.addExact(free, node.account(account).getAccount().getBalance());
      }
      assertEquals(free, supply.getFree(), "the accounts' balances");
      long bonds =
          node.offers(ListOffersRequest.getDefaultInstance()).getOffersList().stream()
              .mapToLong(offer -> offer.getTerms().getSlots() * offer.getTerms().getBondPerSlot())
              .sum();
      assertEquals(bonds, supply.getPurses(), "the offers' bonds, since no job runs");
    }
  }

  /** Balances of the providers, to be compared with later ones. */
  public static SortedMap<Address, Long> ofProviders(TestNetwork network) throws Exception {
    SortedMap<Address, Long> balances = new TreeMap<>();
    for (int index = 0; index < network.providers(); index++) {
      Address provider = network.providerAddress(index);
      balances.put(provider, balance(network.client(), provider));
    }
    return balances;
  }

  private static long balance(LaplaceClient node, Address address)
      throws RefusedException, InterruptedException {
    return node.account(address).getAccount().getBalance();
  }

  /**
   * Each job is FINAL with one reward, and no provider got anything but the rewards.
   *
   * @param before balances when no job had been submitted
   */
  public static void assertEachJobIsPaidOnce(
      TestNetwork network, Collection<Job> jobs, SortedMap<Address, Long> before)
      throws RefusedException, InterruptedException {
    SortedMap<Address, Long> expected = new TreeMap<>(before);
    for (Job job : jobs) {
      assertEquals(JobStatus.JOB_STATUS_FINAL, job.getStatus(), job::toString);
      List<Payment> rewards =
          job.getPaymentsList().stream()
              .filter(payment -> payment.getReason() == PaymentReason.PAYMENT_REASON_REWARD)
              .toList();
      assertEquals(1, rewards.size(), job::toString);
      assertTrue(rewards.getFirst().getAmount() > 0, job::toString);
      expected.merge(
          new Address(rewards.getFirst().getRecipient()),
          rewards.getFirst().getAmount(),
          Math::addExact);
    }
    for (LaplaceClient node : network.nodeClients()) {
      SortedMap<Address, Long> now = new TreeMap<>();
      for (Address provider : before.keySet()) {
        now.put(provider, balance(node, provider));
      }
      assertEquals(expected, now);
    }
  }
}
