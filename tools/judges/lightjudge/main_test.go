package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"testing"
	"time"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmtversion "github.com/cometbft/cometbft/proto/tendermint/version"
	"github.com/cometbft/cometbft/types"
	"github.com/cometbft/cometbft/version"
)

const chainID = "judged-chain"

var (
	genesis = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	now     = genesis.Add(time.Hour)
)

type chain struct {
	validators *types.ValidatorSet
	signers    []types.PrivValidator
}

func newChain() chain {
	validators, signers := types.RandValidatorSet(4, 10)
	return chain{validators, signers}
}

// signed makes a header of this height that the first n validators have signed.
func (c chain) signed(t *testing.T, height int64, n int) *types.SignedHeader {
	t.Helper()
	filled := func(b byte) []byte { return bytes.Repeat([]byte{b}, 32) }
	header := &types.Header{
		Version:            cmtversion.Consensus{Block: version.BlockProtocol, App: 1},
		ChainID:            chainID,
		Height:             height,
		Time:               genesis.Add(time.Duration(height) * time.Second),
		LastBlockID:        types.BlockID{Hash: filled(1), PartSetHeader: types.PartSetHeader{Total: 1, Hash: filled(2)}},
		LastCommitHash:     filled(3),
		DataHash:           filled(4),
		ValidatorsHash:     c.validators.Hash(),
		NextValidatorsHash: c.validators.Hash(),
		ConsensusHash:      filled(5),
		AppHash:            filled(6),
		LastResultsHash:    filled(7),
		EvidenceHash:       filled(8),
		ProposerAddress:    c.validators.Validators[0].Address,
	}
	blockID := types.BlockID{Hash: header.Hash(), PartSetHeader: types.PartSetHeader{Total: 1, Hash: filled(9)}}
	commit := &types.Commit{Height: height, BlockID: blockID}
	for i, signer := range c.signers {
		if i >= n {
			commit.Signatures = append(commit.Signatures, types.NewCommitSigAbsent())
			continue
		}
		vote := &types.Vote{
			Type: cmtproto.PrecommitType, Height: height, BlockID: blockID, Timestamp: header.Time,
			ValidatorAddress: c.validators.Validators[i].Address, ValidatorIndex: int32(i),
		}
		encoded := vote.ToProto()
		if err := signer.SignVote(chainID, encoded); err != nil {
			t.Fatal(err)
		}
		vote.Signature = encoded.Signature
		commit.Signatures = append(commit.Signatures, vote.CommitSig())
	}
	return &types.SignedHeader{Header: header, Commit: commit}
}

func encodedHeader(t *testing.T, header *types.SignedHeader) string {
	t.Helper()
	encoded, err := header.ToProto().Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(encoded)
}

func encodedSet(t *testing.T, set *types.ValidatorSet) string {
	t.Helper()
	message, err := set.ToProto()
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := message.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(encoded)
}

func (c chain) claim(t *testing.T, header *types.SignedHeader) map[string]string {
	t.Helper()
	return map[string]string{
		"chain_id":      chainID,
		"signed_header": encodedHeader(t, header),
		"validator_set": encodedSet(t, c.validators),
		"header_hash":   hex.EncodeToString(header.Hash()),
		"app_hash":      hex.EncodeToString(header.AppHash),
	}
}

func verdict(t *testing.T, claim map[string]string, at time.Time) error {
	t.Helper()
	input, err := json.Marshal(claim)
	if err != nil {
		t.Fatal(err)
	}
	return judge(bytes.NewReader(input), at)
}

func accepts(t *testing.T, claim map[string]string) {
	t.Helper()
	if err := verdict(t, claim, now); err != nil {
		t.Error(err)
	}
}

func refuses(t *testing.T, claim map[string]string) {
	t.Helper()
	if verdict(t, claim, now) == nil {
		t.Error("accepted")
	}
}

func TestAHeaderThatThreeOfFourSignedIsAccepted(t *testing.T) {
	c := newChain()
	accepts(t, c.claim(t, c.signed(t, 5, 3)))
}

func TestAHeaderThatTwoOfFourSignedIsRefused(t *testing.T) {
	c := newChain()
	refuses(t, c.claim(t, c.signed(t, 5, 2)))
}

func TestAnythingThatDoesNotFitTheHeaderIsRefused(t *testing.T) {
	c := newChain()
	for field, wrong := range map[string]string{
		"chain_id":      "another-chain",
		"header_hash":   hex.EncodeToString(bytes.Repeat([]byte{1}, 32)),
		"app_hash":      "",
		"validator_set": encodedSet(t, newChain().validators),
		"signed_header": "ffff",
		"unknown":       "field",
	} {
		claim := c.claim(t, c.signed(t, 5, 4))
		claim[field] = wrong
		refuses(t, claim)
	}
}

func TestAForgedSignatureIsRefused(t *testing.T) {
	c := newChain()
	header := c.signed(t, 5, 3)
	header.Commit.Signatures[1].Signature[7] ^= 1
	refuses(t, c.claim(t, header))
}

func TestTrustedValidatorsMustHaveSignedToo(t *testing.T) {
	c := newChain()
	claim := c.claim(t, c.signed(t, 5, 3))
	claim["trusted_validator_set"] = encodedSet(t, c.validators)
	accepts(t, claim)
	claim["trusted_validator_set"] = encodedSet(t, newChain().validators)
	refuses(t, claim)
}

func TestTheLightClientMustGetThereInsideTheTrustingPeriod(t *testing.T) {
	c := newChain()
	claim := c.claim(t, c.signed(t, 5, 3))
	claim["trusted_validator_set"] = encodedSet(t, c.validators)
	claim["trusted_signed_header"] = encodedHeader(t, c.signed(t, 2, 3))
	accepts(t, claim)
	if verdict(t, claim, genesis.Add(trustingPeriod+time.Hour)) == nil {
		t.Error("a header outside of the trusting period was accepted")
	}
	claim["trusted_signed_header"] = encodedHeader(t, c.signed(t, 9, 3))
	refuses(t, claim)
}
