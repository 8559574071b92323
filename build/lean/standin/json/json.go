// Package json stands in for encoding/json where a dependency of the engine
// only names its type Number.
package json

import "strconv"

// Number is a number as text.
type Number string

func (n Number) String() string { return string(n) }

// Int64 reads it as an integer.
func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

// Float64 reads it as a fraction.
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }
