// Package intake reads what a person writes or pastes (a sentence, a tracking
// list, a waybill number) and suggests answers. It works on the device, in
// time linear in the text, with whole numbers only, so that the same text
// gives the same bytes everywhere. What it does not find it leaves out.
package intake
