/**
 * The market: jobs, offers, who gets which job, and what becomes of it.
 *
 * <p>{@link org.laplace.jobs.life} decides and knows no storage; {@link org.laplace.jobs.state}
 * keeps records and carries out what was decided; {@link org.laplace.jobs.action} holds what people
 * sign, one file an action, with the message that it sends; {@link org.laplace.jobs.step} is what
 * the protocol does by itself; {@link org.laplace.jobs.view} answers those who look. How a result
 * is checked and where premiums and lost bonds go is not known here.
 *
 * <table>
 *   <caption>Messages</caption>
 *   <tr><th>Message</th><th>From</th><th>Carries</th><th>Here</th></tr>
 *   <tr><td>JobOpened</td><td>OpenJob</td><td>price limit, premium, deposit</td><td>the job is OPEN</td></tr>
 *   <tr><td>JobCancelled</td><td>CancelJob</td><td></td><td>CANCELLED</td></tr>
 *   <tr><td>OfferPosted</td><td>PostOffer</td><td>bonds of all slots</td><td>the offer takes jobs</td></tr>
 *   <tr><td>OfferWithdrawn</td><td>WithdrawOffer</td><td></td><td>free bonds return</td></tr>
 *   <tr><td>ResultSubmitted</td><td>SubmitResult</td><td></td><td>PROVISIONAL</td></tr>
 *   <tr><td>JobDeclined</td><td>DeclineJob</td><td></td><td>OPEN again</td></tr>
 *   <tr><td>AuditStarted</td><td>verifier</td><td></td><td>AUDIT</td></tr>
 *   <tr><td>VerdictReached</td><td>verifier</td><td></td><td>CONFIRMED, or the attempt failed</td></tr>
 *   <tr><td>AuditRequested</td><td>here</td><td></td><td>to the verifier</td></tr>
 *   <tr><td>PremiumEarned</td><td>here</td><td>the premium of the price</td><td>to rewards</td></tr>
 *   <tr><td>BondForfeited</td><td>here</td><td>a slot's bond</td><td>to rewards</td></tr>
 * </table>
 */
@NullMarked
package org.laplace.jobs;

import org.jspecify.annotations.NullMarked;
