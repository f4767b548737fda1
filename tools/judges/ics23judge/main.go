package main
import _ "github.com/cosmos/ics23/go"
func main(){}
