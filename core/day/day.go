// Package day counts days. A day is a number, so that no clock and no time
// zone can enter the core.
package day

import "errors"

// Day is the number of days since 1970-01-01 in the proleptic Gregorian
// calendar. The zero Day is a real day; callers that need "no day" say so.
type Day int32

var ErrSyntax = errors.New("not a date of the form 2026-11-20")

// Civil is a date as people write it.
type Civil struct{ Year, Month, Day int }

// Of gives the Day of a civil date. Months and days out of range are carried
// over as in the calendar: month 13 is January of the next year.
func Of(year, month, dayOfMonth int) Day {
	month--
	year += month / 12
	month %= 12
	if month < 0 {
		month += 12
		year--
	}
	// Years begin in March, so that the leap day comes last.
	m := (month + 10) % 12
	y := year - m/10
	era := y
	if y < 0 {
		era -= 399
	}
	era /= 400
	yearOfEra := y - era*400
	dayOfYear := (153*m+2)/5 + dayOfMonth - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return Day(era*146097 + dayOfEra - 719468)
}

// Civil gives the date of d.
func (d Day) Civil() Civil {
	z := int(d) + 719468
	era := z
	if z < 0 {
		era -= 146096
	}
	era /= 146097
	dayOfEra := z - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	year := yearOfEra + era*400
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	dayOfMonth := dayOfYear - (153*m+2)/5 + 1
	month := m + 3
	if m >= 10 {
		month = m - 9
		year++
	}
	return Civil{year, month, dayOfMonth}
}

// Parse reads 2026-11-20 and refuses dates that no calendar has.
func Parse(s string) (Day, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, ErrSyntax
	}
	number := func(s string) int {
		n := 0
		for i := 0; i < len(s); i++ {
			if s[i] < '0' || s[i] > '9' {
				return -1
			}
			n = n*10 + int(s[i]-'0')
		}
		return n
	}
	year, month, dom := number(s[:4]), number(s[5:7]), number(s[8:])
	if year < 1900 || month < 1 || month > 12 || dom < 1 || dom > DaysIn(year, month) {
		return 0, ErrSyntax
	}
	return Of(year, month, dom), nil
}

// DaysIn gives the number of days of a month.
func DaysIn(year, month int) int {
	return int(Of(year, month+1, 1) - Of(year, month, 1))
}

func (d Day) String() string {
	c := d.Civil()
	b := [10]byte{4: '-', 7: '-'}
	put(b[0:4], c.Year)
	put(b[5:7], c.Month)
	put(b[8:10], c.Day)
	return string(b[:])
}

func put(b []byte, n int) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
}

// Weekday counts from Monday = 1 to Sunday = 7.
func (d Day) Weekday() int {
	w := (int(d)+3)%7 + 1 // 1970-01-01 was a Thursday
	if w < 1 {
		w += 7
	}
	return w
}

// AddMonths gives the corresponding day n months on; the last day of that
// month where it has none (Civil Code art. 202).
func (d Day) AddMonths(n int) Day {
	c := d.Civil()
	first := Of(c.Year, c.Month+n, 1).Civil()
	return Of(first.Year, first.Month, min(c.Day, DaysIn(first.Year, first.Month)))
}
