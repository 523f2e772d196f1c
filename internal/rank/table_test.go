package rank

import "testing"

func TestEngineTable(t *testing.T) {
	table := EngineTable()
	if len(table) < 5 || table[0].Threshold <= 0 {
		t.Fatalf("%+v", table)
	}
	last := 0.0
	for _, e := range table {
		if e.Threshold <= last || e.Precision <= 0 || e.Precision > 1 || e.Recall > 1 {
			t.Errorf("%+v", e)
		}
		last = e.Threshold
	}
	if at, ok := table.For(0.9); !ok || at > 0.5 {
		t.Errorf("a precision of 0.9 from %.2f on, %v", at, ok)
	}
	if _, ok := table.For(1.01); ok {
		t.Error("a precision above 1")
	}
}
