package finding

import "github.com/shrike-sec/shrike/internal/source"

// At is the place of a byte offset in a file.
func At(f *source.File, offset int) Position {
	line, column := f.Position(offset)
	return Position{Offset: offset, Line: line, Column: column}
}

// Range is the location of a byte range of a file.
func Range(f *source.File, start, end uint32) Location {
	return Location{Path: f.Path, Start: At(f, int(start)), End: At(f, int(end))}
}
