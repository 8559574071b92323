package slim

import (
	"bytes"
	"fmt"
)

// Layout of runtime._func in Go 1.26. The offsets into pctab (values) follow
// it, then those into go:func.* (funcdata).
const (
	fieldName      = 4
	fieldSP        = 16
	fieldFile      = 20
	fieldLine      = 24
	fieldValues    = 28
	fieldUnit      = 32
	fieldStartLine = 36
	fieldID        = 40
	fieldPad       = 42
	fieldFuncdata  = 43
	recordSize     = 44

	inlineSize      = 16 // runtime.inlinedCall
	inlineName      = 4
	inlineStartLine = 12

	// From internal/abi.
	maxValues     = 5  // PCDATA_PanicBounds is the last
	maxFuncdata   = 8  // FUNCDATA_WrapInfo is the last
	idWrapper     = 23 // FuncIDWrapper is the last
	inlineIndexes = 2  // PCDATA_InlTreeIndex
	inlineTrees   = 3  // FUNCDATA_InlTree
)

// function is one checked record.
type function struct {
	record []byte
	name   string
	inline []byte // its records of inlined calls
}

// functions reads and checks every record. The linker writes them one after
// the other without gaps, so any other layout shows at once.
func (t *tables) functions() ([]function, error) {
	all := make([]function, 0, t.count)
	next := 8*t.count + 4
	for i := range t.count {
		next = (next + 7) &^ 7
		entry, at := little.Uint32(t.records[8*i:]), little.Uint32(t.records[8*i+4:])
		if uint64(at) != uint64(next) || len(t.records)-next < recordSize {
			return nil, fmt.Errorf("record of function %d is not where it should be", i)
		}
		record := t.records[next:]
		size := recordSize + 4*(int(little.Uint32(record[fieldValues:])&0xff)+int(record[fieldFuncdata]))
		if len(record) < size || little.Uint32(record) != entry {
			return nil, fmt.Errorf("record of function %d does not fit", i)
		}
		f := function{record: record[:size:size]}
		if err := t.check(&f); err != nil {
			return nil, fmt.Errorf("function %d: %w", i, err)
		}
		all = append(all, f)
		next += size
	}
	if (next+7)&^7 != len(t.records) {
		return nil, fmt.Errorf("%d bytes after the last function", len(t.records)-next)
	}
	return all, nil
}

func (t *tables) check(f *function) error {
	r := f.record
	if little.Uint32(r[fieldValues:]) > maxValues || r[fieldFuncdata] > maxFuncdata ||
		r[fieldID] > idWrapper || r[fieldPad] != 0 || int32(little.Uint32(r[fieldStartLine:])) < 0 {
		return fmt.Errorf("unknown kind of record")
	}
	if unit := little.Uint32(r[fieldUnit:]); unit != ^uint32(0) && uint64(unit)*4 > uint64(len(t.units)) {
		return fmt.Errorf("package outside its table")
	}
	var ok bool
	if f.name, ok = t.nameAt(little.Uint32(r[fieldName:])); !ok {
		return fmt.Errorf("name outside its table")
	}
	for _, at := range f.valueOffsets() {
		if _, _, ok := t.run(at); !ok {
			return fmt.Errorf("values outside their table")
		}
	}
	return t.checkInline(f)
}

// checkInline finds the records of calls inlined into f: as many as the
// largest index that f uses.
func (t *tables) checkInline(f *function) error {
	r := f.record
	values := int(little.Uint32(r[fieldValues:]))
	if values <= inlineIndexes || int(r[fieldFuncdata]) <= inlineTrees {
		return nil
	}
	indexes := little.Uint32(r[recordSize+4*inlineIndexes:])
	tree := little.Uint32(r[recordSize+4*(values+inlineTrees):])
	if indexes == 0 || tree == ^uint32(0) {
		return nil
	}
	_, largest, _ := t.run(indexes)
	size := (int64(largest) + 1) * inlineSize
	if size < 0 || int64(tree)+size > int64(len(t.funcdata)) {
		return fmt.Errorf("inlined calls outside their table")
	}
	f.inline = t.funcdata[tree : int64(tree)+size]
	for call := f.inline; len(call) > 0; call = call[inlineSize:] {
		_, ok := t.nameAt(little.Uint32(call[inlineName:]))
		if !ok || call[0] > idWrapper || call[1]|call[2]|call[3] != 0 {
			return fmt.Errorf("unknown kind of inlined call")
		}
	}
	return nil
}

// valueOffsets lists where in pctab f's runs of values begin: stack depths,
// files, lines, then the numbered ones. 0 stands for none.
func (f function) valueOffsets() []uint32 {
	r := f.record
	all := []uint32{little.Uint32(r[fieldSP:]), little.Uint32(r[fieldFile:]), little.Uint32(r[fieldLine:])}
	for i := range little.Uint32(r[fieldValues:]) {
		all = append(all, little.Uint32(r[recordSize+4*i:]))
	}
	return all
}

// nameAt returns the name that begins at this place of the table.
func (t *tables) nameAt(at uint32) (string, bool) {
	if uint64(at) >= uint64(len(t.names)) || at > 0 && t.names[at-1] != 0 {
		return "", false
	}
	end := bytes.IndexByte(t.names[at:], 0)
	if end < 0 {
		return "", false
	}
	return string(t.names[at : int(at)+end]), true
}

// run follows one run of values like runtime.step and returns where it ends
// and its largest value.
func (t *tables) run(at uint32) (end uint32, largest int32, ok bool) {
	largest = -1
	if at == 0 {
		return 0, largest, true
	}
	if uint64(at) >= uint64(len(t.values)) {
		return 0, 0, false
	}
	r := reader{data: t.values, at: int(at)}
	value := int32(-1)
	for first := true; ; first = false {
		delta := r.u32()
		if delta == 0 && !first {
			return uint32(r.at), largest, !r.failed
		}
		value += int32(-(delta & 1) ^ (delta >> 1))
		largest = max(largest, value)
		r.u32() // pcs
	}
}
