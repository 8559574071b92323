package day

// Calendar knows which days people in mainland China have off.
//
// Off holds the public holidays that fall on a weekday, Worked the weekend
// days that are worked in exchange, both sorted. Years between First and Last
// are known; outside them only weekends are off and Known says so.
type Calendar struct {
	First, Last int
	Off, Worked []Day
}

// Known reports whether the holiday table of d's year has been published.
func (c *Calendar) Known(d Day) bool {
	y := d.Civil().Year
	return y >= c.First && y <= c.Last
}

// Working reports whether d is a working day.
func (c *Calendar) Working(d Day) bool {
	if d.Weekday() >= 6 {
		return has(c.Worked, d)
	}
	return !has(c.Off, d)
}

// Extend moves a last day that is no working day to the next one, as Civil
// Code art. 203 does for legal periods. Contract and platform periods are
// never extended.
func (c *Calendar) Extend(d Day) Day {
	for !c.Working(d) {
		d++
	}
	return d
}

// AddWorking gives the n-th working day after d.
func (c *Calendar) AddWorking(d Day, n int) Day {
	for n > 0 {
		d++
		if c.Working(d) {
			n--
		}
	}
	return d
}

func has(days []Day, d Day) bool {
	lo, hi := 0, len(days)
	for lo < hi {
		mid := (lo + hi) / 2
		if days[mid] < d {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(days) && days[lo] == d
}
