// Package core decides: given what a person with a parcel problem has told us
// and the date, it says who answers for it, what to do now, which periods run,
// what the claim is worth, which channel is open, and what to write. Both
// languages, every statement with its sources.
//
// # What it refuses
//
// core has no clock, no network, no randomness, no files and no goroutines.
// Today is an argument; a day is a number (day.Day). Money is whole fen
// (money.Fen): there is no float for money or dates anywhere below this
// folder. Nothing depends on the order of a map. So the same pack, answers and
// day give the same bytes natively and in a browser, and a plan can be checked
// against a page that was printed months ago.
//
// It holds as little law as it can. What the advice says, in which order and
// from which day on, stands in the YAML files of core/knowledge, which build
// compiles to a pack. The code holds truth tables, ordering, validation, the
// day count of the Civil Code (art. 200 to 204) and the arithmetic of the claim
// formulas F1 to F12; which formula applies is knowledge again.
//
// # The rooms
//
//	money   sums in fen              day      days as numbers, working days
//	fact    one person's answers: the vocabulary, typed values, faults
//	rule    conditions in three truth values, and what is certain
//	plan    the types of the answer, without logic
//	pack    compiled knowledge: its types, Open with every bound checked, and
//	        Read, which holds a case against it
//	ask     which question is worth asking next
//	advise  the plan, one file for each question of the person
//	letter  the messages, and the plan as plain text
//	why     what a finding rests on, and what would bring or change it
//	intake  a sentence, a tracking list or a waybill number → suggested answers
//	wire    the JSON of the command line and of the SDK, read and written by hand
//	shape   the shape of a MessagePack file, looked at before it is decoded
//	casefile  a saved case: written, read in every version so far, redacted
//
// A room knows only rooms below it: money and day know nobody; fact knows
// them; rule and plan build on these; pack on all of that. ask, advise, letter,
// why, intake and wire never know each other: what they share is a pack.Reading or a
// plan.Plan, or is passed in as a function. This package joins them and gives
// callers the words they need (Case, Plan, Day …), so that site and wasm import
// no room. The folder knowledge holds YAML for build and no Go.
//
// # How a case flows
//
//	Open(rules, texts…)   a pack, once; refused with the reason if anything is off
//	NewCase, Case.Set     answers, one by one, each checked against the vocabulary
//	Case.Check(today)     dates on the wrong side of today, or contradicting ones
//	Advise(case, today)   the Plan; it never fails, however little is known
//	Explain, Text         what would change it; the plan as plain text
//	Next(case, today)     only the next question, or nil
//	Reader.Read(text)     what a text seems to say, for the person to confirm
//
// Inside Advise, pack.Read takes a copy of the answers, drops those to
// questions that do not apply, and evaluates every condition of the pack in
// one pass: once by the answers alone, once on the usual reading. Everything
// after that looks truths up.
//
// # Absent, unknown, usual, certain
//
// An answer is absent (not asked), unknown (asked, not sure) or known. Neither
// absent nor unknown is ever no. A condition is therefore True, False or
// Unknown, with False < Unknown < True: "and" is the least, "or" the greatest.
//
// A plan must be useful after three taps. So the editors give some questions a
// usual reading that stands in while the answer is not known: that the seller
// is a shop, or what another answer suggests (who dated a complaint has
// complained). What is shown is the plan of the usual reading. A fact without
// one stays unknown, and rules that hang on it stay silent.
//
// A finding is certain only if it holds for every allowed way of filling in
// what is absent or unknown, without any usual reading: if the insured and the
// uninsured case both lead to the courier, the courier is certain while the
// answer is missing. Several rules may lead to the same finding; certainty
// belongs to the finding. Findings that are not certain say which answers they
// wait for.
//
// An exception is a rule that beats another one. The beaten rule speaks unless
// the exception does, but rests on solid ground only where the exception is
// impossible: until then it makes nothing certain by itself.
package core
