// Command lightjudge checks a header and its commit with CometBFT's own types and light packages.
//
// Standard input is one JSON object; bytes are in hex, messages in their protobuf encoding:
//
//	chain_id               text
//	signed_header          tendermint.types.SignedHeader
//	validator_set          tendermint.types.ValidatorSet of the same height
//	header_hash, app_hash  what the header must have
//	trusted_validator_set  optional: a set of which more than a third must have signed
//	trusted_signed_header  optional, with trusted_validator_set: a header from which the light client
//	                       must get to signed_header, inside the trusting period
//
// The program prints "ok" and ends with 0, or prints "err" and the reason and ends with 1.
package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/cometbft/cometbft/light"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/cometbft/cometbft/types"
)

const (
	inputBytesMax  = 64 << 20
	trustingPeriod = 14 * 24 * time.Hour
	clockDriftMax  = 10 * time.Second
)

type claim struct {
	ChainID             string   `json:"chain_id"`
	SignedHeader        hexBytes `json:"signed_header"`
	ValidatorSet        hexBytes `json:"validator_set"`
	HeaderHash          hexBytes `json:"header_hash"`
	AppHash             hexBytes `json:"app_hash"`
	TrustedValidatorSet hexBytes `json:"trusted_validator_set"`
	TrustedSignedHeader hexBytes `json:"trusted_signed_header"`
}

type hexBytes []byte

func (b *hexBytes) UnmarshalText(text []byte) error {
	decoded, err := hex.DecodeString(string(text))
	*b = decoded
	return err
}

func main() {
	if err := judge(os.Stdin, time.Now()); err != nil {
		fmt.Println("err", err)
		os.Exit(1)
	}
	fmt.Println("ok")
}

func judge(in io.Reader, now time.Time) error {
	var c claim
	strict := json.NewDecoder(io.LimitReader(in, inputBytesMax))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&c); err != nil {
		return fmt.Errorf("not a claim: %w", err)
	}
	header, err := signedHeader(c.SignedHeader)
	if err != nil {
		return fmt.Errorf("signed_header: %w", err)
	}
	validators, err := validatorSet(c.ValidatorSet)
	if err != nil {
		return fmt.Errorf("validator_set: %w", err)
	}

	// ValidateBasic also ties the commit to the header's hash.
	if err := header.ValidateBasic(c.ChainID); err != nil {
		return fmt.Errorf("signed_header: %w", err)
	}
	if !bytes.Equal(header.Hash(), c.HeaderHash) {
		return fmt.Errorf("the header's hash is %X, not %X", header.Hash(), []byte(c.HeaderHash))
	}
	if !bytes.Equal(header.AppHash, c.AppHash) {
		return fmt.Errorf("the header's app hash is %X, not %X", header.AppHash, []byte(c.AppHash))
	}
	if !bytes.Equal(header.ValidatorsHash, validators.Hash()) {
		return fmt.Errorf("the header names the validators %X, the set is %X", header.ValidatorsHash, validators.Hash())
	}
	if err := validators.VerifyCommitLight(c.ChainID, header.Commit.BlockID, header.Height, header.Commit); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return checkTrust(c, header, validators, now)
}

func checkTrust(c claim, header *types.SignedHeader, validators *types.ValidatorSet, now time.Time) error {
	if len(c.TrustedValidatorSet) == 0 {
		if len(c.TrustedSignedHeader) != 0 {
			return errors.New("trusted_signed_header comes without trusted_validator_set")
		}
		return nil
	}
	trusted, err := validatorSet(c.TrustedValidatorSet)
	if err != nil {
		return fmt.Errorf("trusted_validator_set: %w", err)
	}
	if len(c.TrustedSignedHeader) == 0 {
		if err := trusted.VerifyCommitLightTrusting(c.ChainID, header.Commit, light.DefaultTrustLevel); err != nil {
			return fmt.Errorf("trusted validators: %w", err)
		}
		return nil
	}
	from, err := signedHeader(c.TrustedSignedHeader)
	if err != nil {
		return fmt.Errorf("trusted_signed_header: %w", err)
	}
	if err := from.ValidateBasic(c.ChainID); err != nil {
		return fmt.Errorf("trusted_signed_header: %w", err)
	}
	err = light.Verify(from, trusted, header, validators, trustingPeriod, now, clockDriftMax, light.DefaultTrustLevel)
	if err != nil {
		return fmt.Errorf("light client: %w", err)
	}
	return nil
}

func signedHeader(encoded []byte) (*types.SignedHeader, error) {
	var message cmtproto.SignedHeader
	if err := message.Unmarshal(encoded); err != nil {
		return nil, err
	}
	return types.SignedHeaderFromProto(&message)
}

func validatorSet(encoded []byte) (*types.ValidatorSet, error) {
	var message cmtproto.ValidatorSet
	if err := message.Unmarshal(encoded); err != nil {
		return nil, err
	}
	return types.ValidatorSetFromProto(&message)
}
