/**
 * Our engines and our transpiler beside what people use today, in one run on one machine.
 *
 * <p>A {@link org.laplace.bench.Suite} has {@link org.laplace.bench.Group}s, a group has a {@link
 * org.laplace.bench.Bar} and {@link org.laplace.bench.Comparison}s: the lines of {@code
 * docs/benchmarks.md}. {@link org.laplace.bench.PairedRun} measures a comparison by alternating
 * runs of two {@link org.laplace.bench.Contestant}s. {@code laplace bench engines} shows it all.
 *
 * <p>To add a line:
 *
 * <ol>
 *   <li>Write the peer: {@code bench/peers/NAME.py} with {@code from peer import serve} (its head
 *       says how), or a C program that prints {@code {"value": seconds, "digest": "..."}}.
 *   <li>Write a class in a package of your own below this one, with a static {@code group()}:
 *       <pre>{@code
 * public static Group group() {
 *   return new Group("Tableau", "Stim", Bar.timesAsFast(1, 1), List.of(
 *       new Comparison("1000 qubits, 10^6 gates", shop ->
 *           new Contestants(
 *               Contestant.timed(() -> digestOf(tableau.run())),
 *               shop.python("stim_tableau.py").contestant("tableau 1000 1000000")))));
 * }
 * }</pre>
 *       A program of one of our engines is {@link org.laplace.bench.EngineContestant}.
 *   <li>Name it in {@link org.laplace.bench.Suites}, the only list.
 * </ol>
 *
 * <p>What is timed is the same on both sides: the state's allocation is in, parsing is out unless
 * it is what is measured. Both sides get {@link org.laplace.bench.Workshop#THREADS} threads unless
 * a line's name says otherwise. Ratios above 1 in {@link org.laplace.bench.Ratio#TIMES_AS_FAST}
 * mean that we are faster. No product code may depend on this module but the command {@code bench}.
 */
@NullMarked
package org.laplace.bench;

import org.jspecify.annotations.NullMarked;
