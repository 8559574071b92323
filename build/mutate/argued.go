package mutate

// argued are the faults that need not be caught, each with the reason. They
// are counted by themselves.
var argued = []struct{ kind, what, why string }{
	{"drop one of several sources", "", "the statement still rests on a source in force; which of several suffices is the editor's judgement, and no answer hangs on it"},
}

func isArgued(s site) bool {
	for _, a := range argued {
		if a.kind == s.kind && (a.what == "" || contains(s.what, a.what)) {
			return true
		}
	}
	return false
}
