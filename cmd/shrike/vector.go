//go:build goexperiment.simd

package main

// vectorCode tells whether shrike was built with vector instructions.
const vectorCode = true
