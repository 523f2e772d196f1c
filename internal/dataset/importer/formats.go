package importer

// Formats lists the formats of this package.
func Formats() []*Format {
	return []*Format{
		&SafeCoder, &SVEN, &CASTLE, &BigVul, &Devign, &DiverseVul, &PrimeVul, &SARD, &OWASP, &SecBench, &OSSFCVE, &Instruct, &SARIF,
	}
}
