package ort

import (
	"debug/elf"
	"fmt"
	"os"
	"runtime"
)

// checkWhole tells of a library that was cut short, as by a download that broke off: the system would
// load it and the program die when it comes to a page that is not there.
func checkWhole(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if runtime.GOOS != "linux" {
		return nil
	}
	f, err := elf.Open(path)
	if err != nil {
		return fmt.Errorf("it is no shared library: %w", err)
	}
	defer f.Close()
	for _, p := range f.Progs {
		if p.Type == elf.PT_LOAD && p.Off+p.Filesz > uint64(info.Size()) {
			return fmt.Errorf("it has %d bytes of at least %d: it was cut short", info.Size(), p.Off+p.Filesz)
		}
	}
	return nil
}
