/** What the market does by itself once in every block, a bounded number of things each time. */
@NullMarked
package org.laplace.jobs.step;

import org.jspecify.annotations.NullMarked;
