package day

import (
	"testing"
	"time"
)

func TestAgainstTheStandardLibrary(t *testing.T) {
	start := time.Date(1899, 12, 1, 0, 0, 0, 0, time.UTC)
	for i := range 80_000 {
		want := start.AddDate(0, 0, i)
		d := Of(want.Year(), int(want.Month()), want.Day())
		if int64(d) != want.Unix()/86400 {
			t.Fatalf("Of(%v) = %d", want, d)
		}
		if c := d.Civil(); c.Year != want.Year() || c.Month != int(want.Month()) || c.Day != want.Day() {
			t.Fatalf("%d.Civil() = %v, want %v", d, c, want)
		}
		weekday := int(want.Weekday())
		if weekday == 0 {
			weekday = 7
		}
		if d.Weekday() != weekday {
			t.Fatalf("%v is weekday %d, want %d", want, d.Weekday(), weekday)
		}
	}
}

func TestParse(t *testing.T) {
	for _, s := range []string{"2026-11-20", "2024-02-29", "1999-12-31"} {
		d, err := Parse(s)
		if err != nil || d.String() != s {
			t.Errorf("Parse(%q) = %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "20261120", "2026-11-31", "2026/11/20", "abcd-ef-gh", "1899-01-01"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", s, d)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-08-31", 6, "2027-02-28"}, {"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"}, {"2026-11-20", 36, "2029-11-20"}, {"2026-12-31", 2, "2027-02-28"},
	} {
		from, _ := Parse(c.from)
		if got := from.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestCalendar(t *testing.T) {
	// National Day 2026: 1–7 October off; Saturday 10 October worked.
	cal := &Calendar{First: 2026, Last: 2026, Worked: []Day{Of(2026, 9, 20), Of(2026, 10, 10)}}
	for d := Of(2026, 10, 1); d <= Of(2026, 10, 7); d++ {
		if d.Weekday() < 6 {
			cal.Off = append(cal.Off, d)
		}
	}
	if got := cal.Extend(Of(2026, 10, 1)); got != Of(2026, 10, 8) {
		t.Errorf("1 October extends to %v", got)
	}
	if !cal.Working(Of(2026, 10, 10)) || cal.Working(Of(2026, 10, 11)) {
		t.Error("Saturday 10 October is worked, Sunday 11 is not")
	}
	if got := cal.AddWorking(Of(2026, 9, 30), 3); got != Of(2026, 10, 10) {
		t.Errorf("third working day after 30 September is %v", got)
	}
	if cal.Known(Of(2027, 1, 1)) || !cal.Known(Of(2026, 1, 1)) {
		t.Error("only 2026 is known")
	}
}
