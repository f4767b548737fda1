package org.laplace.ledger.lane;

import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;

/**
 * What an action sees of its sender's lane. Value leaves it only through the {@link Outbox}.
 *
 * @param owner whose lane it is
 * @param balance free balance before the action
 * @param objectId the id that an object created by this action gets: known before broadcast
 */
public record Lane(Address owner, Amount balance, Hash objectId) {}
