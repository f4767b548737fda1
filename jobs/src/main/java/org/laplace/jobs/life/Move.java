package org.laplace.jobs.life;

import java.util.List;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.PaymentReason;

/** Value that moves because of what happened to a job. */
public sealed interface Move {

  /** Out of the job's purse. */
  sealed interface OfEscrow extends Move {
    Amount amount();
  }

  /** To an account. */
  record Pay(Address recipient, Amount amount, PaymentReason reason) implements OfEscrow {}

  /** To those who checked the result. */
  record PayPremium(List<Address> attestors, Amount amount) implements OfEscrow {
    public PayPremium {
      attestors = List.copyOf(attestors);
    }
  }

  record Burn(Amount amount) implements OfEscrow {}

  /** Concerning the bond of one slot, in the offer's purse. */
  sealed interface OfBond extends Move {
    Hash offer();
  }

  /** The bond of a free slot is at stake from now on. */
  record LockBond(Hash offer) implements OfBond {}

  /** The bond is free again. */
  record ReleaseBond(Hash offer) implements OfBond {}

  /** A part of the bond is burnt, the rest is free again. */
  record PenaliseBond(Hash offer, Amount penalty) implements OfBond {}

  /** The whole bond is lost for a wrong result. */
  record ForfeitBond(Hash offer, Amount price, List<Address> attestors) implements OfBond {
    public ForfeitBond {
      attestors = List.copyOf(attestors);
    }
  }
}
