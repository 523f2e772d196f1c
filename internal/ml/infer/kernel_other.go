//go:build !amd64

package infer

// kernels are those that this processor can run, the best one first.
func kernels() []*kernel { return []*kernel{portable} }

// bytesKernelHere is what multiplies in 8 bits on this processor, nil where nothing does.
func bytesKernelHere() *bytesKernel { return nil }
