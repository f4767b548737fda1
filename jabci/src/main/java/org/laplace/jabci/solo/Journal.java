package org.laplace.jabci.solo;

import com.google.protobuf.AbstractMessage;
import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.jabci.JabciLimits;
import org.laplace.proto.abci.ExtendedVoteInfo;
import org.laplace.proto.abci.RequestFinalizeBlock;
import org.laplace.proto.abci.RequestInitChain;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.abci.ResponseInitChain;
import org.laplace.proto.abci.TxResult;

/**
 * The chain on disk: genesis, the answer to InitChain, then for each height the block with the vote
 * for it (durable before FinalizeBlock) and the block's outcome (durable before Commit).
 */
final class Journal implements AutoCloseable {
  private static final byte GENESIS = 1;
  private static final byte INIT = 2;
  private static final byte BLOCK = 3;
  private static final byte OUTCOME = 4;

  /** Where a transaction stands. */
  private record TxPlace(long height, int index) {}

  /** A block that is durable, and the vote that was cast for it. */
  record VotedBlock(RequestFinalizeBlock request, Vote vote) {}

  private final ChainRules rules;
  private final RequestInitChain genesis;
  private final RecordFile file;
  private final List<Long> blockOffsets = new ArrayList<>();
  private final List<Long> outcomeOffsets = new ArrayList<>();
  private final Map<ByteString, TxPlace> txPlaces =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteString, TxPlace> eldest) {
          return size() > JabciLimits.SOLO_INDEXED_TRANSACTIONS_MAX;
        }
      };
  private @Nullable RequestInitChain recordedGenesis;
  private @Nullable ResponseInitChain init;
  private @Nullable VotedBlock lastBlock;

  private Journal(Path path, RequestInitChain genesis, ChainRules rules) throws IOException {
    this.rules = rules;
    this.genesis = genesis;
    this.file = RecordFile.open(path, this::replay);
  }

  /** Opens or begins the journal of one chain; applies its past decisions to {@code rules}. */
  static Journal open(Path path, RequestInitChain genesis, ChainRules rules) throws IOException {
    var journal = new Journal(path, genesis, rules);
    try {
      if (journal.recordedGenesis == null) {
        journal.append(GENESIS, genesis);
      }
      return journal;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** What InitChain returned, if it was ever answered. */
  synchronized Optional<ResponseInitChain> init() {
    return Optional.ofNullable(init);
  }

  synchronized void recordInit(ResponseInitChain response) throws IOException {
    append(INIT, response);
  }

  synchronized void recordBlock(VotedBlock block) throws IOException {
    append(BLOCK, block.request(), block.vote().info());
  }

  synchronized void recordOutcome(ResponseFinalizeBlock outcome) throws IOException {
    append(OUTCOME, outcome);
  }

  /** The newest block, executed or not; empty before the first one. */
  synchronized Optional<VotedBlock> lastBlock() {
    return Optional.ofNullable(lastBlock);
  }

  /** Height of the newest block; one below the first height before there is one. */
  synchronized long lastBlockHeight() {
    return genesis.getInitialHeight() - 1 + blockOffsets.size();
  }

  /** Height of the newest block whose outcome is known. */
  synchronized long lastOutcomeHeight() {
    return genesis.getInitialHeight() - 1 + outcomeOffsets.size();
  }

  /** A block that is in the journal. */
  synchronized RequestFinalizeBlock block(long height) throws IOException {
    return parseBlock(file.read(blockOffsets.get(position(height)))).request();
  }

  /** An outcome that is in the journal. */
  synchronized ResponseFinalizeBlock outcome(long height) throws IOException {
    return ResponseFinalizeBlock.parseFrom(body(file.read(outcomeOffsets.get(position(height)))));
  }

  /** A transaction's outcome by the SHA-256 of its bytes; of equal ones the newest. */
  synchronized Optional<TxResult> txResult(ByteString hash) throws IOException {
    var place = txPlaces.get(hash);
    if (place == null) {
      return Optional.empty();
    }
    return Optional.of(
        TxResult.newBuilder()
            .setHeight(place.height())
            .setIndex(place.index())
            .setTx(block(place.height()).getTxs(place.index()))
            .setResult(outcome(place.height()).getTxResults(place.index()))
            .build());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private int position(long height) {
    return Math.toIntExact(height - genesis.getInitialHeight());
  }

  private void append(byte kind, AbstractMessage... messages) throws IOException {
    var content = new ByteArrayOutputStream();
    content.write(kind);
    if (kind == BLOCK) {
      for (AbstractMessage message : messages) {
        message.writeDelimitedTo(content);
      }
    } else {
      messages[0].writeTo(content);
    }
    byte[] bytes = content.toByteArray();
    replay(file.append(bytes), bytes);
  }

  private void replay(long offset, byte[] content) throws IOException {
    switch (content.length == 0 ? 0 : content[0]) {
      case GENESIS -> recordedGenesis = sameGenesis(RequestInitChain.parseFrom(body(content)));
      case INIT -> {
        init = ResponseInitChain.parseFrom(body(content));
        rules.apply(init);
      }
      case BLOCK -> {
        lastBlock = parseBlock(content);
        blockOffsets.add(offset);
      }
      case OUTCOME -> {
        outcomeOffsets.add(offset);
        var request = Objects.requireNonNull(lastBlock).request();
        rules.apply(request.getHeight(), ResponseFinalizeBlock.parseFrom(body(content)));
        for (int i = 0; i < request.getTxsCount(); i++) {
          var hash = Sha256.of(request.getTxs(i));
          txPlaces.remove(hash);
          txPlaces.put(hash, new TxPlace(request.getHeight(), i));
        }
      }
      default ->
          throw new SoloException(
              SoloException.Reason.DAMAGED,
              "the journal holds a record of an unknown kind; was it written by a newer version?");
    }
  }

  private RequestInitChain sameGenesis(RequestInitChain recorded) {
    if (recorded.equals(genesis)) {
      return recorded;
    }
    throw new SoloException(
        SoloException.Reason.OTHER_CHAIN,
        "the directory holds the chain \"%s\" with another genesis than that of \"%s\"; choose another directory, or the genesis that it began with"
            .formatted(recorded.getChainId(), genesis.getChainId()));
  }

  private static VotedBlock parseBlock(byte[] content) throws IOException {
    var in = body(content);
    return new VotedBlock(
        RequestFinalizeBlock.parseDelimitedFrom(in),
        new Vote(ExtendedVoteInfo.parseDelimitedFrom(in)));
  }

  private static ByteArrayInputStream body(byte[] content) {
    return new ByteArrayInputStream(content, 1, content.length - 1);
  }
}
