package org.laplace.jabci.solo;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How to drive.
 *
 * @param directory holds the key, the journal of blocks and a lock; made when it is missing
 * @param genesis must be the same each time for one directory
 * @param poolOwner who keeps transactions that wait
 * @param clock what blocks' times are read from
 */
public record SoloConfig(
    Path directory, SoloGenesis genesis, PoolOwner poolOwner, InstantSource clock) {}
