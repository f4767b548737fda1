/** The demonstration: a network, a cheat, three jobs, receipts and balances that add up. */
@NullMarked
package org.laplace.cli.demo;

import org.jspecify.annotations.NullMarked;
