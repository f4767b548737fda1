/**
 * How things of the chain look to people and in JSON: pure functions from records to lines and
 * trees. Amounts in JSON are whole micro-LAP, hashes and ids hexadecimal, addresses Bech32m.
 */
@NullMarked
package org.laplace.cli.view;

import org.jspecify.annotations.NullMarked;
