package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	ics23 "github.com/cosmos/ics23/go"
)

// tree is the smallest one that can show presence and absence: two leaves.
type tree struct {
	root          []byte
	left, right   *ics23.ExistenceProof
	betweenTheTwo []byte // a key whose hash lies between those of the leaves
}

func leaf(key, value string) (hash []byte) {
	k, v := sha256.Sum256([]byte(key)), sha256.Sum256([]byte(value))
	sum := sha256.Sum256(append(append([]byte{0}, k[:]...), v[:]...))
	return sum[:]
}

func existence(key, value string, step *ics23.InnerOp) *ics23.ExistenceProof {
	return &ics23.ExistenceProof{
		Key: []byte(key), Value: []byte(value), Leaf: ics23.SmtSpec.LeafSpec, Path: []*ics23.InnerOp{step},
	}
}

func twoLeaves() tree {
	low, high := "a", "b"
	keyHash := func(key string) string { h := sha256.Sum256([]byte(key)); return string(h[:]) }
	if keyHash(low) > keyHash(high) {
		low, high = high, low
	}
	l, r := leaf(low, "1"), leaf(high, "2")
	root := sha256.Sum256(append(append([]byte{1}, l...), r...))
	between := ""
	for i := 0; between == ""; i++ {
		candidate := fmt.Sprint("absent", i)
		if keyHash(low) < keyHash(candidate) && keyHash(candidate) < keyHash(high) {
			between = candidate
		}
	}
	return tree{
		root:          root[:],
		left:          existence(low, "1", &ics23.InnerOp{Hash: ics23.HashOp_SHA256, Prefix: []byte{1}, Suffix: r}),
		right:         existence(high, "2", &ics23.InnerOp{Hash: ics23.HashOp_SHA256, Prefix: append([]byte{1}, l...)}),
		betweenTheTwo: []byte(between),
	}
}

func presence(p *ics23.ExistenceProof) *ics23.CommitmentProof {
	return &ics23.CommitmentProof{Proof: &ics23.CommitmentProof_Exist{Exist: p}}
}

func line(t *testing.T, root, key []byte, value *string, proof *ics23.CommitmentProof) string {
	t.Helper()
	encoded, err := proof.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	v := ""
	if value != nil {
		v = fmt.Sprintf(`"value":"%x",`, *value)
	}
	return fmt.Sprintf(`{"spec":"smt","root":"%x","key":"%x",%s"proof":"%s"}`+"\n",
		root, key, v, hex.EncodeToString(encoded))
}

func expect(t *testing.T, input string, hold bool) {
	t.Helper()
	var answers strings.Builder
	got, err := judge(strings.NewReader(input), &answers)
	if err != nil {
		t.Fatal(err)
	}
	if got != hold {
		t.Errorf("got %v, want %v: %s", got, hold, answers.String())
	}
}

func TestPresenceAndAbsenceAreAccepted(t *testing.T) {
	tr := twoLeaves()
	value := string(tr.left.Value)
	absent := &ics23.CommitmentProof{Proof: &ics23.CommitmentProof_Nonexist{
		Nonexist: &ics23.NonExistenceProof{Key: tr.betweenTheTwo, Left: tr.left, Right: tr.right}}}
	expect(t, line(t, tr.root, tr.left.Key, &value, presence(tr.left))+
		line(t, tr.root, tr.betweenTheTwo, nil, absent), true)
	expect(t, line(t, tr.root, tr.left.Key, nil, absent), false)
}

func TestAWrongRootKeyOrValueIsRefused(t *testing.T) {
	tr := twoLeaves()
	value, other := string(tr.left.Value), "other"
	good := line(t, tr.root, tr.left.Key, &value, presence(tr.left))
	root := append([]byte{}, tr.root...)
	root[0] ^= 1
	expect(t, good+line(t, root, tr.left.Key, &value, presence(tr.left)), false)
	expect(t, good+line(t, tr.root, tr.right.Key, &value, presence(tr.left)), false)
	expect(t, good+line(t, tr.root, tr.left.Key, &other, presence(tr.left)), false)
	expect(t, good+line(t, tr.root, tr.left.Key, nil, presence(tr.left)), false)
}

func TestNothingAndNonsenseAreRefused(t *testing.T) {
	expect(t, "", false)
	expect(t, "{}\n", false)
	expect(t, "nonsense\n", false)
	expect(t, `{"spec":"iavl"}`+"\n", false)
	expect(t, `{"spec":"smt","root":"xx"}`+"\n", false)
	expect(t, `{"spec":"smt","root":"00","key":"00","proof":"ff"}`+"\n", false)
}
