package main
import _ "github.com/cometbft/cometbft/light"
func main(){}
