/**
 * The checking of claimed results: cases, attestations, verdicts. Every validator is drawn for
 * every result and attests a plain digest from its hot lane; more than 2/3 of the total power on
 * one root decides. What a verdict means for a job is not known here.
 *
 * <table>
 *   <caption>Messages</caption>
 *   <tr><th>Message</th><th>From</th><th>Here</th></tr>
 *   <tr><td>AuditRequested</td><td>jobs</td><td>a case opens</td></tr>
 *   <tr><td>Attested</td><td>Attest</td><td>counted; the case closes once it is decided</td></tr>
 *   <tr><td>AuditStarted</td><td>here</td><td>to jobs, in the block after the case was opened</td></tr>
 *   <tr><td>VerdictReached</td><td>here</td><td>to jobs, when a case closes</td></tr>
 * </table>
 *
 * <p>A case closes in one of three ways: one root has its {@link org.laplace.verifier.Quorum}; no
 * root can reach it any more; its deadline ends. The latter two are the same to a job: no
 * agreement.
 */
@NullMarked
package org.laplace.verifier;

import org.jspecify.annotations.NullMarked;
