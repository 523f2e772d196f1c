package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/onnx"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/spf13/cobra"
)

// exportTypes are what tensors can be exported as.
var exportTypes = map[string]safetensors.DType{
	"f32": safetensors.F32, "f16": safetensors.F16, "bf16": safetensors.BF16, "int8": safetensors.I8,
}

// exportFiles are the precisions of ONNX files that a model can be exported as.
var exportFiles = map[string]onnx.Precision{"onnx": onnx.Float32, "onnx-int8": onnx.Int8}

func modelExportCommand() *cobra.Command {
	var to, out string
	forms := strings.Join(slices.Sorted(maps.Keys(exportTypes)), ", ") + ", " + strings.Join(slices.Sorted(maps.Keys(exportFiles)), ", ")
	cmd := &cobra.Command{
		Use:   "export DIR --to FORM -o OUT",
		Short: "Write a model in another form",
		Long:  "Write a model in another form: as a model folder whose tensors are f32, f16, bf16 or int8 (matrices row by row, symmetrically, with their scales; biases and norms stay f32), or as an ONNX file (onnx, in float32; onnx-int8, whose matrix products are in 8 bits).",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if precision, ok := exportFiles[to]; ok {
				return exportONNX(cmd, args[0], out, precision)
			}
			dtype, ok := exportTypes[to]
			if !ok {
				return fmt.Errorf("--to %q is no form: choose one of %s", to, forms)
			}
			return exportModel(cmd, args[0], out, dtype)
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "the `FORM`: "+forms)
	cmd.Flags().StringVarP(&out, "output", "o", "", "write to `OUT`")
	cmd.MarkFlagRequired("to")
	cmd.MarkFlagRequired("output")
	return cmd
}

func exportModel(cmd *cobra.Command, dir, out string, dtype safetensors.DType) error {
	from, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("exporting a model: %w", err)
	}
	if to, err := os.Stat(out); err == nil && os.SameFile(from, to) {
		return fmt.Errorf("%s is the model itself: choose another folder, as the export may lose precision", out)
	}
	m, err := folder.OpenDir(dir)
	if err != nil {
		return err
	}
	defer m.Close()
	contents, err := m.Convert(cmd.Context(), dtype)
	if err != nil {
		return err
	}
	if err := folder.Save(out, contents); err != nil {
		return err
	}
	say(cmd.ErrOrStderr(), "wrote %s", out)
	return nil
}

func exportONNX(cmd *cobra.Command, dir, out string, precision onnx.Precision) error {
	if info, err := os.Stat(out); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder, but an ONNX model is one file: name one, such as %s", out, filepath.Join(out, "model.onnx"))
	}
	m, err := folder.OpenDir(dir)
	if err != nil {
		return err
	}
	defer m.Close()
	if err := onnx.WriteFile(out, m, precision); err != nil {
		return err
	}
	say(cmd.ErrOrStderr(), "wrote %s", out)
	return nil
}
