/**
 * What a node offers to clients: gRPC, gRPC-Web and JSON on one port. Reads committed state, hands
 * transactions to the mempool, holds no keys of users. Services are thin: what they know of jobs
 * and offers is in the components' views.
 */
@NullMarked
package org.laplace.node.gateway;

import org.jspecify.annotations.NullMarked;
