package slim

import "errors"

const (
	// gap is the number of zeros from which a new segment begins. cmd/link
	// takes 8, best for the raw size, but its 45 000 segment headers hardly
	// compress. Our engine after brotli: 704.2 kB with 64, 702.7 with 128,
	// 702.4 with 512, and 80 kB more raw.
	gap = 128

	// maxSegments is what browsers accept at most (JavaScript API, limits).
	maxSegments = 100_000

	page = 65536
)

// image is what the data section writes into memory.
type image struct {
	base  uint64 // address of bytes[0]
	bytes []byte
}

type segment struct {
	at   uint32
	data []byte
}

// readImage lays out the segments in memory and counts them. It accepts only
// the form that Go writes: one own memory, zero before the segments come.
func readImage(body []byte, sections []section, size int) (image, int, error) {
	var memory uint64
	for _, s := range sections {
		switch s.id {
		case sectionMemory:
			r := reader{data: s.body}
			count, _ := r.u32(), r.byte()
			memory = uint64(r.u32()) * page
			if r.failed || count != 1 {
				return image{}, 0, errors.New("not one memory")
			}
		case sectionDataCount:
			return image{}, 0, errors.New("segments are counted, so code may refer to them")
		}
	}
	segments, err := readSegments(body)
	if err != nil {
		return image{}, 0, err
	}
	low, high := uint64(1)<<32, uint64(0)
	for _, s := range segments {
		low = min(low, uint64(s.at))
		high = max(high, uint64(s.at)+uint64(len(s.data)))
	}
	if len(segments) == 0 {
		return image{}, 0, errors.New("no segments")
	}
	if high > memory {
		return image{}, 0, errors.New("a segment is outside the memory")
	}
	// A module of a few bytes can name addresses gigabytes apart.
	if high-low > 4*uint64(size)+64<<20 {
		return image{}, 0, errors.New("segments are too far apart")
	}
	im := image{low, make([]byte, high-low)}
	for _, s := range segments {
		copy(im.bytes[uint64(s.at)-low:], s.data)
	}
	return im, len(segments), nil
}

func readSegments(body []byte) ([]segment, error) {
	r := reader{data: body}
	n := r.u32()
	if n > maxSegments {
		return nil, errors.New("too many segments")
	}
	var segments []segment
	for range n {
		kind, op, at, end := r.u32(), r.byte(), r.s32(), r.byte()
		if !r.failed && (kind != 0 || op != 0x41 || end != 0x0b) { // active, i32.const, end
			return nil, errors.New("a segment has no constant address")
		}
		data := r.bytes(r.u32())
		if r.failed {
			return nil, errors.New("the data section is cut short")
		}
		segments = append(segments, segment{uint32(at), data})
	}
	if r.failed || r.at != len(body) {
		return nil, errors.New("the data section does not end with its segments")
	}
	return segments, nil
}

// encode writes the image as a data section and counts its segments.
func (im image) encode() ([]byte, int) {
	var segments []segment
	for i := 0; i < len(im.bytes); {
		if im.bytes[i] == 0 {
			i++
			continue
		}
		start, end := i, i+1
		for i = end; i < len(im.bytes) && i-end < gap; i++ {
			if im.bytes[i] != 0 {
				end = i + 1
			}
		}
		segments = append(segments, segment{uint32(im.base) + uint32(start), im.bytes[start:end]})
	}
	out := appendU32(nil, uint32(len(segments)))
	for _, s := range segments {
		out = append(out, 0, 0x41)
		out = appendS32(out, int32(s.at))
		out = append(out, 0x0b)
		out = appendU32(out, uint32(len(s.data)))
		out = append(out, s.data...)
	}
	return out, len(segments)
}
