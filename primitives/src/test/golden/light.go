// Writes the golden values of LightGoldenTest: headers, commits and validator sets as CometBFT's own
// types make, hash and check them. Regenerate from the repository's root with
//
//	(cd tools/cometbft && go run ../../primitives/src/test/golden/light.go) \
//	    > primitives/src/test/resources/golden/light.properties
package main

import (
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/cometbft/cometbft/crypto/ed25519"
	cmtmath "github.com/cometbft/cometbft/libs/math"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmtversion "github.com/cometbft/cometbft/proto/tendermint/version"
	"github.com/cometbft/cometbft/types"
)

const chainID = "laplace-golden"

type signer struct {
	name  string
	power int64
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func hash(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}

func key(name string) ed25519.PrivKey {
	return ed25519.GenPrivKeyFromSecret([]byte(name))
}

func setOf(signers []signer) *types.ValidatorSet {
	validators := make([]*types.Validator, 0, len(signers))
	for _, s := range signers {
		validators = append(validators, types.NewValidator(key(s.name).PubKey(), s.power))
	}
	return types.NewValidatorSet(validators)
}

func nameOf(signers []signer, address []byte) string {
	for _, s := range signers {
		if key(s.name).PubKey().Address().String() == types.Address(address).String() {
			return s.name
		}
	}
	panic("no such validator")
}

// Signs the header by the set's members; flags says how, in the set's order.
func commit(h *types.Header, set *types.ValidatorSet, signers []signer, round int32, flags []types.BlockIDFlag) *types.Commit {
	id := types.BlockID{
		Hash:          h.Hash(),
		PartSetHeader: types.PartSetHeader{Total: 3, Hash: hash("parts")},
	}
	c := &types.Commit{Height: h.Height, Round: round, BlockID: id}
	for i, v := range set.Validators {
		flag := flags[i%len(flags)]
		if flag == types.BlockIDFlagAbsent {
			c.Signatures = append(c.Signatures, types.NewCommitSigAbsent())
			continue
		}
		vote := &types.Vote{
			Type:             cmtproto.PrecommitType,
			Height:           h.Height,
			Round:            round,
			Timestamp:        h.Time.Add(time.Duration(i) * 1_000_000_007),
			ValidatorAddress: v.Address,
			ValidatorIndex:   int32(i),
		}
		if flag == types.BlockIDFlagCommit {
			vote.BlockID = id
		}
		signature, err := key(nameOf(signers, v.Address)).Sign(types.VoteSignBytes(chainID, vote.ToProto()))
		check(err)
		c.Signatures = append(c.Signatures, types.CommitSig{
			BlockIDFlag:      flag,
			ValidatorAddress: v.Address,
			Timestamp:        vote.Timestamp,
			Signature:        signature,
		})
	}
	return c
}

func put(name string, value []byte) {
	fmt.Printf("%s=%x\n", name, value)
}

func write(name string, h *types.Header, signers []signer, round int32, flags ...types.BlockIDFlag) {
	set := setOf(signers)
	h.ChainID = chainID
	h.ValidatorsHash = set.Hash()
	c := commit(h, set, signers, round, flags)
	check(set.VerifyCommit(chainID, c.BlockID, h.Height, c))

	signed := types.SignedHeader{Header: h, Commit: c}
	signedBytes, err := signed.ToProto().Marshal()
	check(err)
	setProto, err := set.ToProto()
	check(err)
	setBytes, err := setProto.Marshal()
	check(err)
	put(name+".signed_header", signedBytes)
	put(name+".validator_set", setBytes)
	put(name+".header_hash", h.Hash())
	put(name+".validators_hash", set.Hash())
	put(name+".vote_sign_bytes_0", c.VoteSignBytes(chainID, 0))

	trusted := setOf(genesis)
	trusts := trusted.VerifyCommitLightTrusting(chainID, c, cmtmath.Fraction{Numerator: 1, Denominator: 3}) == nil
	fmt.Printf("%s.genesis_trusts=%t\n", name, trusts)
}

var genesis = []signer{{"a", 10}, {"b", 10}, {"c", 10}, {"d", 10}}

func main() {
	fmt.Println("# Made by primitives/src/test/golden/light.go; do not edit.")
	const yes, nobody, absent = types.BlockIDFlagCommit, types.BlockIDFlagNil, types.BlockIDFlagAbsent

	full := func(height int64) *types.Header {
		return &types.Header{
			Version: cmtversion.Consensus{Block: 11, App: 1},
			Height:  height,
			Time:    time.Date(2026, 3, 4, 5, 6, 7, 890_000_000, time.UTC),
			LastBlockID: types.BlockID{
				Hash:          hash("last block"),
				PartSetHeader: types.PartSetHeader{Total: 1, Hash: hash("last parts")},
			},
			LastCommitHash:     hash("last commit"),
			DataHash:           hash("data"),
			NextValidatorsHash: hash("next validators"),
			ConsensusHash:      hash("consensus"),
			AppHash:            hash("app"),
			LastResultsHash:    hash("last results"),
			EvidenceHash:       hash("evidence"),
			ProposerAddress:    hash("proposer")[:20],
		}
	}

	put("genesis.validators_hash", setOf(genesis).Hash())

	// The first block: no block before it, whole seconds, round 0.
	first := full(1)
	first.LastBlockID = types.BlockID{}
	first.LastCommitHash = nil
	first.AppHash = nil
	first.Version = cmtversion.Consensus{Block: 11}
	first.Time = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	write("first", first, genesis, 0, yes)

	// One validator did not answer in time.
	write("absent", full(7), genesis, 2, yes, yes, absent, yes)
	// Unequal powers; the smallest voted for no block.
	write("nil", full(300_000_000_000), []signer{{"a", 1_000_000}, {"b", 70}, {"e", 300_000}, {"f", 2}, {"g", 900}}, 0, yes, yes, yes, yes, nobody)
	write("one", full(2), []signer{{"z", 1}}, 0, yes)
	// Two of the four first validators are still there: half of the trusted power.
	write("overlap", full(50), []signer{{"a", 10}, {"b", 10}, {"x", 10}}, 0, yes)
	// One of them: a quarter, too little to trust.
	write("stranger", full(60), []signer{{"a", 10}, {"x", 100}, {"y", 100}}, 0, yes)
}
