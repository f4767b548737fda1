// Command ics23judge checks proofs of Laplace's state tree with the ics23 library.
//
// Each line of standard input is one JSON object:
//
//	{"spec": "smt", "root": HEX, "key": HEX, "value": HEX, "proof": HEX}
//
// where proof is an ics23 CommitmentProof. With a value (an empty one too) the proof must show that the
// key has it; without, that the key is absent. Each line is answered by "ok" or by "err" and the reason.
// The program ends with 0 only if there was at least one line and all of them are ok.
package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	ics23 "github.com/cosmos/ics23/go"
)

const lineBytesMax = 16 << 20

type claim struct {
	Spec  string  `json:"spec"`
	Root  string  `json:"root"`
	Key   string  `json:"key"`
	Value *string `json:"value"`
	Proof string  `json:"proof"`
}

func main() {
	allHold, err := judge(os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
	}
	if err != nil || !allHold {
		os.Exit(1)
	}
}

// judge answers each line of in; true if there was one and all hold.
func judge(in io.Reader, out io.Writer) (bool, error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, lineBytesMax)
	judged, allHold := 0, true
	for lines.Scan() {
		judged++
		answer := "ok"
		if err := check(lines.Bytes()); err != nil {
			answer = "err " + err.Error()
			allHold = false
		}
		if _, err := fmt.Fprintln(out, answer); err != nil {
			return false, err
		}
	}
	return allHold && judged > 0, lines.Err()
}

func check(line []byte) error {
	var c claim
	strict := json.NewDecoder(bytes.NewReader(line))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&c); err != nil {
		return fmt.Errorf("not a claim: %w", err)
	}
	if c.Spec != "smt" {
		return fmt.Errorf("the spec %q is not known, only \"smt\" is", c.Spec)
	}
	root, err := hex.DecodeString(c.Root)
	if err != nil {
		return fmt.Errorf("root: %w", err)
	}
	key, err := hex.DecodeString(c.Key)
	if err != nil {
		return fmt.Errorf("key: %w", err)
	}
	encoded, err := hex.DecodeString(c.Proof)
	if err != nil {
		return fmt.Errorf("proof: %w", err)
	}
	var proof ics23.CommitmentProof
	if err := proof.Unmarshal(encoded); err != nil {
		return fmt.Errorf("proof: %w", err)
	}
	if c.Value == nil {
		if !ics23.VerifyNonMembership(ics23.SmtSpec, root, &proof, key) {
			return errors.New("the proof does not show that the key is absent")
		}
		return nil
	}
	value, err := hex.DecodeString(*c.Value)
	if err != nil {
		return fmt.Errorf("value: %w", err)
	}
	if !ics23.VerifyMembership(ics23.SmtSpec, root, &proof, key, value) {
		return errors.New("the proof does not show that the key has this value")
	}
	return nil
}
