//go:build !amd64

package infer

// kernels are those that this processor can run, the best one first.
func kernels() []*kernel { return []*kernel{portable} }
