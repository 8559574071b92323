package fact

// derivation keeps the places of the facts that others are computed from.
// What happened is told in two facts: `problem`, and `also` for what else did.
// Two problems only wrap another: "a return went wrong" (return_parcel) and
// "they will not pay" (refused_compensation). For these, the first entry of
// `also` is what happened.
type derivation struct {
	problem, also, role, trouble, troubles ID
	parcel, refused                        int // the two wrappers among problem's values
	returning                              int // returning_buyer among role's values
}

func (s *Schema) addDerived() {
	d := derivation{problem: s.Must("problem"), also: s.Must("also"), role: s.Must("role"), trouble: None, troubles: None}
	if d.problem != None && d.also != None {
		values := s.Defs[d.problem].Values
		d.parcel, d.refused = s.Defs[d.problem].Value("return_parcel"), s.Defs[d.problem].Value("refused_compensation")
		for _, def := range []Def{{Name: "trouble", Kind: Choice}, {Name: "troubles", Kind: List}} {
			if _, ok := s.index[def.Name]; !ok {
				def.Derived, def.Values = true, values
				s.index[def.Name] = ID(len(s.Defs))
				s.Defs = append(s.Defs, def)
			}
		}
		d.trouble, d.troubles = s.index["trouble"], s.index["troubles"]
	}
	if to, ok := s.index["sent_to"]; ok {
		s.index["province"] = to // an older name that other people's tools use
	}
	if d.role != None {
		d.returning = s.Defs[d.role].Value("returning_buyer")
	}
	s.derive = d
}

// Imply fills in what an answer says besides: a return makes its sender a
// returning buyer.
func (s *Schema) Imply(values []Value) {
	d := &s.derive
	if d.trouble == None || d.role == None || d.returning < 0 {
		return
	}
	if v := values[d.problem]; v.State == Known && int(v.N) == d.parcel && values[d.role].State == Absent {
		values[d.role] = Value{State: Known, N: int64(d.returning)}
	}
}

// Derive fills in the derived facts. A return or refusal of which nothing else
// is known to have happened is its own trouble. `also` must list its values in the order
// of `problem`.
func (s *Schema) Derive(values []Value) {
	d := &s.derive
	if d.trouble == None {
		return
	}
	problem, also := values[d.problem], values[d.also]
	wraps := problem.State == Known && (int(problem.N) == d.parcel || int(problem.N) == d.refused)
	trouble := problem
	switch {
	case wraps && also.State != Known:
		trouble = Value{}
	case wraps && also.N != 0:
		trouble = Value{State: Known, N: d.event(also)}
	}
	if trouble.State != Known {
		trouble.State = Absent
	}
	values[d.trouble] = trouble

	all := Value{State: Known, Open: also.State != Known || problem.State != Known}
	if problem.State == Known {
		all.N |= 1 << uint(problem.N)
	}
	if also.State == Known {
		all.N |= also.N
	}
	values[d.troubles] = all
}

// event is the first entry of `also` that tells what happened.
func (d *derivation) event(also Value) int64 {
	if first := int(also.First); first != d.parcel && first != d.refused {
		return int64(first)
	}
	for i := int64(0); i < 64; i++ {
		if also.N>>uint(i)&1 == 1 && int(i) != d.parcel && int(i) != d.refused {
			return i
		}
	}
	return int64(also.First)
}

// Feeds reports whether the derived facts are computed from this one.
func (s *Schema) Feeds(id ID) bool {
	return s.derive.trouble != None && (id == s.derive.problem || id == s.derive.also)
}

// Basis gives the fact to ask so that a derived fact becomes known: itself
// for a fact that is answered.
func (s *Schema) Basis(id ID, values []Value) ID {
	d := &s.derive
	if d.trouble == None || (id != d.trouble && id != d.troubles) {
		return id
	}
	if values[d.problem].State != Known {
		return d.problem
	}
	return d.also
}
