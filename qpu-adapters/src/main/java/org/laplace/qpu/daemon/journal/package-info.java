/**
 * What the daemon remembers on disk: an append-only journal, the bulky bytes beside it, and the
 * lock that keeps a second process out. A record is on disk before what it announces is done.
 */
@NullMarked
package org.laplace.qpu.daemon.journal;

import org.jspecify.annotations.NullMarked;
