package train

// KeepsAside reports whether a family of pairs is kept to measure on where the data names no
// validation split: one in ten, by a hash of its name.
func KeepsAside(family string) bool { return inTenth(family) }
