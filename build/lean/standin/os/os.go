// Package os stands in for the standard one where a dependency of the engine
// only names one of its errors.
package os

import "errors"

// ErrInvalid is an argument that cannot be.
var ErrInvalid = errors.New("invalid argument")
