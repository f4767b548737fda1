// Command goldens prints one populated instance of every message that Laplace exchanges with CometBFT,
// encoded by CometBFT's own Go types: a name, a space, the bytes in hex.
//
// Every field's value follows from the field's name (see fill), so that a reader of the bytes can tell
// whether it knows each field under the right number and the right name.
package main

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"reflect"
	"strings"
	"time"

	"github.com/cosmos/gogoproto/proto"

	abci "github.com/cometbft/cometbft/abci/types"
	cryptoproto "github.com/cometbft/cometbft/proto/tendermint/crypto"
	typesproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/cometbft/cometbft/types"
)

const chainID = "golden-chain"

func main() {
	printEnvelope("Request", reflect.TypeOf(abci.Request{}), (&abci.Request{}).XXX_OneofWrappers())
	printEnvelope("Response", reflect.TypeOf(abci.Response{}), (&abci.Response{}).XXX_OneofWrappers())
	for _, wrapper := range (&cryptoproto.PublicKey{}).XXX_OneofWrappers() {
		one := reflect.New(reflect.TypeOf(wrapper).Elem())
		fillStruct(one.Elem())
		key := &cryptoproto.PublicKey{}
		reflect.ValueOf(key).Elem().FieldByName("Sum").Set(one)
		printMessage("crypto.PublicKey", key)
	}
	for _, message := range []struct {
		name  string
		value proto.Message
	}{
		{"abci.TxResult", &abci.TxResult{}},
		{"crypto.ValueOp", &cryptoproto.ValueOp{}},
		{"types.LightBlock", &typesproto.LightBlock{}},
		{"types.SimpleValidator", &typesproto.SimpleValidator{}},
		{"types.CanonicalVote", &typesproto.CanonicalVote{}},
		{"types.CanonicalVoteExtension", &typesproto.CanonicalVoteExtension{}},
	} {
		fill(reflect.ValueOf(message.value).Elem(), "")
		printMessage(message.name, message.value)
	}
	printSignedBytes()
}

// printSignedBytes prints what signatures cover, as CometBFT computes it.
func printSignedBytes() {
	vote := &typesproto.Vote{
		Type:   typesproto.PrecommitType,
		Height: 7,
		Round:  2,
		BlockID: typesproto.BlockID{
			Hash:          bytes.Repeat([]byte{0xaa}, 32),
			PartSetHeader: typesproto.PartSetHeader{Total: 3, Hash: bytes.Repeat([]byte{0xbb}, 32)},
		},
		Timestamp: time.Unix(1_700_000_000, 123_000_000).UTC(),
		Extension: []byte("an extension"),
	}
	print("signed.precommit", types.VoteSignBytes(chainID, vote))
	vote.BlockID = typesproto.BlockID{}
	vote.Round = 0
	print("signed.precommit-nil", types.VoteSignBytes(chainID, vote))
	print("signed.extension", types.VoteExtensionSignBytes(chainID, vote))
}

// printEnvelope prints a Request or Response for each member of its oneof, with the length in front,
// as it travels on the socket.
func printEnvelope(name string, envelope reflect.Type, wrappers []interface{}) {
	for _, wrapper := range wrappers {
		one := reflect.New(reflect.TypeOf(wrapper).Elem())
		fillStruct(one.Elem())
		message := reflect.New(envelope)
		message.Elem().FieldByName("Value").Set(one)
		var frame bytes.Buffer
		if err := abci.WriteMessage(message.Interface().(proto.Message), &frame); err != nil {
			fail(err)
		}
		print("frame."+name, frame.Bytes())
	}
}

func printMessage(name string, message proto.Message) {
	encoded, err := proto.Marshal(message)
	if err != nil {
		fail(err)
	}
	print(name, encoded)
}

func print(name string, encoded []byte) {
	fmt.Printf("%s %s\n", name, hex.EncodeToString(encoded))
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "error:", err)
	os.Exit(1)
}

// number is the value of a number field: the sum of its name's bytes, a positive number below 2^15.
func number(name string) int64 {
	sum := int64(0)
	for _, b := range []byte(name) {
		sum += int64(b)
	}
	return sum
}

var (
	timeType     = reflect.TypeOf(time.Time{})
	durationType = reflect.TypeOf(time.Duration(0))
)

// fill gives a value its golden content: text and bytes are the field's name, numbers number(name),
// enums 1, booleans true, repeated fields have two equal elements, a time has number(name) seconds
// and nanoseconds, a duration number(name) seconds.
func fill(v reflect.Value, name string) {
	switch {
	case v.Type() == timeType:
		v.Set(reflect.ValueOf(time.Unix(number(name), number(name)).UTC()))
		return
	case v.Type() == durationType:
		v.SetInt(number(name) * int64(time.Second))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(name)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int32, reflect.Int64:
		if v.Type().PkgPath() != "" {
			v.SetInt(1) // an enum
			return
		}
		v.SetInt(number(name))
	case reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(number(name)))
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte(name))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), name)
		fill(v.Index(1), name)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), name)
	case reflect.Struct:
		fillStruct(v)
	default:
		fail(fmt.Errorf("no golden value for %s %s", name, v.Type()))
	}
}

func fillStruct(v reflect.Value) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if _, isOneof := field.Tag.Lookup("protobuf_oneof"); isOneof {
			// A public key; which kind does not matter here.
			v.Field(i).Set(reflect.ValueOf(&cryptoproto.PublicKey_Ed25519{Ed25519: []byte("ed25519")}))
			continue
		}
		fill(v.Field(i), protoName(field))
	}
}

// protoName reads a field's name as the .proto file spells it.
func protoName(field reflect.StructField) string {
	for _, part := range strings.Split(field.Tag.Get("protobuf"), ",") {
		if name, found := strings.CutPrefix(part, "name="); found {
			return name
		}
	}
	fail(fmt.Errorf("the field %s has no protobuf name", field.Name))
	return ""
}
