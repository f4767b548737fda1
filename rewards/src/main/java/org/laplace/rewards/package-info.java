/**
 * Where fees, premiums and lost bonds go: transfers, the faucet of test networks, what validators
 * earn, what a slashed bond is split into, and how the base fee follows the load. Why a premium was
 * earned or a bond lost is not known here.
 *
 * <table>
 *   <caption>Messages</caption>
 *   <tr><th>Message</th><th>From</th><th>Carries</th><th>Here</th></tr>
 *   <tr><td>PremiumEarned</td><td>jobs</td><td>the premium</td><td>split over the attestors</td></tr>
 *   <tr><td>BondForfeited</td><td>jobs</td><td>a slot's bond</td><td>split over client and attestors, at least half burnt</td></tr>
 *   <tr><td>FaucetDripped</td><td>DripFaucet</td><td></td><td>the recipient gets new value, once</td></tr>
 * </table>
 *
 * <p>The messages that carry value are never refused: what they carry comes from a purse, and a
 * refusal would pay it to whoever sent the transaction that happened to cause the message.
 */
@NullMarked
package org.laplace.rewards;

import org.jspecify.annotations.NullMarked;
