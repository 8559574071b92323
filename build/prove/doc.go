// Package prove shows what the advice promises, for every case that there is.
//
// The space of cases is finite once it is cut by what the rules can see: each
// fact is absent, "not sure" or in one class of values that no condition tells
// apart; a list is one yes or no for each class of entries; an amount or a
// date lies in a band between two borders; two amounts that a condition
// compares stand in one order. Combinations that never.yaml excludes, and
// bands and orders that no numbers can have, are taken out. Over all that is
// left each condition is a shared decision diagram (diagram.go) with the three
// truth values at its ends, so that the proof looks at every case without
// walking through them, and finds a witness where something is missing.
//
// space.go cuts the space, leaves.go and conditions.go make the diagrams,
// allowed.go takes out what cannot be, numbers.go solves bands and orders.
// Each of the other files shows one promise. Every fault carries a witness: real answers that the
// engine was asked to advise on, and that show the fault there too.
package prove
