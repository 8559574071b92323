package compile

import "slices"

// Parties, Channels and Classes give the words that are fixed for all
// knowledge, for those who describe what a plan can hold.
func Parties() []string  { return slices.Clone(parties) }
func Channels() []string { return slices.Clone(channels) }
func Classes() []string  { return slices.Clone(sourceClasses) }
