package ort

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	onnxruntime "github.com/yalue/onnxruntime_go"
)

// library is the one that the process has loaded: ONNX Runtime is global in its binding.
var library struct {
	sync.Mutex
	path string
	err  error // why it could not be loaded
}

// load loads the library, once.
func load(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	library.Lock()
	defer library.Unlock()
	if onnxruntime.IsInitialized() && library.path != path {
		return errOther
	}
	if library.path == path {
		return library.err
	}
	library.path, library.err = path, start(path)
	return library.err
}

func start(path string) error {
	if err := checkWhole(path); err != nil {
		return err
	}
	onnxruntime.SetSharedLibraryPath(path)
	if err := onnxruntime.InitializeEnvironment(onnxruntime.WithLogLevelFatal()); err != nil {
		return err
	}
	return onnxruntime.DisableTelemetry() // Windows builds have it on
}

// A Session is a model ready to run. It may be used by several goroutines at a time.
type Session struct {
	inner   *onnxruntime.DynamicAdvancedSession
	version string
	outputs int
}

// Open loads a library, if that was not done before, and in it an ONNX model with the given inputs
// (int64) and outputs (float32). A run uses one thread, so that results do not depend on how many
// there are. The error says why the library or the model can't be used.
func Open(path string, model []byte, inputs, outputs []string) (*Session, error) {
	if err := load(path); err != nil {
		return nil, fmt.Errorf("loading ONNX Runtime from %s: %w", path, err)
	}
	options, err := onnxruntime.NewSessionOptions()
	if err != nil {
		return nil, fmt.Errorf("setting up ONNX Runtime: %w", err)
	}
	defer options.Destroy()
	if err := errors.Join(options.SetIntraOpNumThreads(1), options.SetInterOpNumThreads(1)); err != nil {
		return nil, fmt.Errorf("setting up ONNX Runtime: %w", err)
	}
	inner, err := onnxruntime.NewDynamicAdvancedSessionWithONNXData(model, inputs, outputs, options)
	if err != nil {
		return nil, fmt.Errorf("loading the model into ONNX Runtime: %w", err)
	}
	return &Session{inner: inner, version: onnxruntime.GetVersion(), outputs: len(outputs)}, nil
}

// Version is the library's.
func (s *Session) Version() string { return s.version }

// Close frees the session.
func (s *Session) Close() error { return s.inner.Destroy() }

// Run runs the model on inputs of one shape, one for each of the names given to Open, and returns the
// values of each output, row after row.
func (s *Session) Run(shape []int64, inputs ...[]int64) ([][]float32, error) {
	in, out := make([]onnxruntime.Value, 0, len(inputs)), make([]onnxruntime.Value, s.outputs)
	defer func() {
		destroy(in)
		destroy(out)
	}()
	for _, values := range inputs {
		tensor, err := onnxruntime.NewTensor(onnxruntime.NewShape(shape...), values)
		if err != nil {
			return nil, fmt.Errorf("handing ONNX Runtime its input: %w", err)
		}
		in = append(in, tensor)
	}
	if err := s.inner.Run(in, out); err != nil {
		return nil, fmt.Errorf("running the model in ONNX Runtime: %w", err)
	}
	values := make([][]float32, len(out))
	for i, v := range out {
		tensor, ok := v.(*onnxruntime.Tensor[float32])
		if !ok {
			return nil, fmt.Errorf("running the model in ONNX Runtime: output %d is %T, not float32", i, v)
		}
		values[i] = tensor.GetData() // a copy in Go's memory
	}
	return values, nil
}

func destroy(values []onnxruntime.Value) {
	for _, v := range values {
		if v != nil {
			v.Destroy() // frees; there is nothing to fail
		}
	}
}
