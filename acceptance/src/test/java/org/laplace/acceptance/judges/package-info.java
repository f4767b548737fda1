/** What a running node says, judged by other people's libraries: ics23 and CometBFT's own. */
package org.laplace.acceptance.judges;
