package shrike

import (
	"testing"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/shrike-sec/shrike/internal/wanttest"
)

// TestFixtures scans the annotated fixtures of every language:
//
//	go test -run TestFixtures/js/sql-injection .
func TestFixtures(t *testing.T) {
	cat, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	t.Run("js", func(t *testing.T) {
		wanttest.Run(t, "catalog/testdata/js", scan.Config{Catalog: cat, Workers: 1})
	})
}
