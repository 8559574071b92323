package money

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]Fen{
		"0": 0, "299": 29900, "299.5": 29950, "299.05": 29905, "007": 700,
		"1000000000": Max, "0.01": 1,
	} {
		if got, err := Parse(in); err != nil || got != want {
			t.Errorf("Parse(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for in, want := range map[string]error{
		"": ErrSyntax, "-": ErrSyntax, ".": ErrSyntax, "1.": ErrSyntax, ".5": ErrSyntax, "1e3": ErrSyntax, "NaN": ErrSyntax,
		"１": ErrSyntax, "1,000": ErrSyntax, "-1": ErrNegative, "1.234": ErrDecimals,
		"1000000000.01": ErrTooLarge, "99999999999999999999999": ErrTooLarge,
	} {
		if _, err := Parse(in); !errors.Is(err, want) {
			t.Errorf("Parse(%q) error %v, want %v", in, err, want)
		}
	}
}

func TestStringReadsBack(t *testing.T) {
	for _, f := range []Fen{0, 1, 10, 99, 100, 101, 29950, Max} {
		if got, err := Parse(f.String()); err != nil || got != f {
			t.Errorf("%d prints as %q, which reads as %d, %v", int64(f), f, int64(got), err)
		}
	}
}

func TestShareIsExact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		f, part, whole := Fen(random.Int64N(int64(Max))), Fen(random.Int64N(int64(Max))), 1+Fen(random.Int64N(int64(Max)))
		product := new(big.Int).Mul(big.NewInt(int64(f)), big.NewInt(int64(part)))
		want := product.Div(product, big.NewInt(int64(whole)))
		if !want.IsInt64() || want.Int64() > 1<<62 {
			continue
		}
		if got := f.Share(part, whole); int64(got) != want.Int64() {
			t.Fatalf("%d·%d/%d = %d, want %s", f, part, whole, got, want)
		}
	}
}
