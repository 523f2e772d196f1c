package onnx

import (
	"encoding/binary"
	"fmt"
	"math"
)

// The element types of onnx.proto's TensorProto.DataType.
const (
	typeFloat = 1
	typeInt8  = 3
	typeInt64 = 7
)

// A value is the name of a tensor in the graph.
type value string

// A graph collects nodes and constants.
type graph struct {
	nodes     message // GraphProto, node fields only
	constants message // GraphProto, initializer fields only
	known     map[string]value
	made      int // nodes and constants so far: what they are numbered by
}

// An attribute is a node's named setting: an int64, a float32 or an []int64.
type attribute struct {
	name string
	of   any
}

func (a attribute) encode() []byte {
	var m message
	m.string(1, a.name)
	switch v := a.of.(type) {
	case int64:
		m.int(3, v)
		m.int(20, 2)
	case float32:
		m.float(2, v)
		m.int(20, 1)
	case []int64:
		for _, x := range v {
			m.int(8, x)
		}
		m.int(20, 7)
	}
	return m
}

// node adds an operator and returns its first output.
func (g *graph) node(name string, inputs []value, attributes ...attribute) value {
	return g.operator(name, 1, inputs, attributes...)[0]
}

// operator adds an operator with any number of outputs.
func (g *graph) operator(name string, outputs int, inputs []value, attributes ...attribute) []value {
	g.made++
	var out []value
	for i := range outputs {
		out = append(out, value(fmt.Sprintf("%s_%d_%d", name, g.made, i)))
	}
	g.named(name, out, inputs, attributes...)
	return out
}

// named adds an operator whose outputs have names.
func (g *graph) named(operator string, outputs, inputs []value, attributes ...attribute) {
	var m message
	for _, v := range inputs {
		m.string(1, string(v))
	}
	for _, v := range outputs {
		m.string(2, string(v))
	}
	m.string(3, "make_"+string(outputs[0]))
	m.string(4, operator)
	for _, a := range attributes {
		m.bytes(5, a.encode())
	}
	g.nodes.bytes(1, m)
}

// constant adds a tensor of the given element type.
func (g *graph) constant(name string, elements int64, data []byte, shape ...int) value {
	var m message
	for _, d := range shape {
		m.int(1, int64(d))
	}
	m.int(2, elements)
	m.string(8, name)
	m.bytes(9, data)
	g.constants.bytes(5, m)
	return value(name)
}

func (g *graph) floats(name string, v []float32, shape ...int) value {
	data := make([]byte, 0, 4*len(v))
	for _, x := range v {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(x))
	}
	return g.constant(name, typeFloat, data, shape...)
}

func (g *graph) int8s(name string, v []int8, shape ...int) value {
	data := make([]byte, len(v))
	for i, x := range v {
		data[i] = byte(x)
	}
	return g.constant(name, typeInt8, data, shape...)
}

// ints is a vector of whole numbers; equal ones are one constant.
func (g *graph) ints(v ...int64) value {
	name := fmt.Sprintf("ints_%v", v)
	if at, ok := g.known[name]; ok {
		return at
	}
	data := make([]byte, 0, 8*len(v))
	for _, x := range v {
		data = binary.LittleEndian.AppendUint64(data, uint64(x))
	}
	g.known[name] = g.constant(name, typeInt64, data, len(v))
	return g.known[name]
}

// number is a single float.
func (g *graph) number(v float32) value {
	name := fmt.Sprintf("number_%g", v)
	if at, ok := g.known[name]; ok {
		return at
	}
	g.known[name] = g.floats(name, []float32{v})
	return g.known[name]
}

// describe is a ValueInfoProto: an input or output with its dimensions, ints or names of free ones.
func describe(name string, elements int64, dimensions ...any) []byte {
	var shape message
	for _, d := range dimensions {
		var dim message
		switch v := d.(type) {
		case int:
			dim.int(1, int64(v))
		case string:
			dim.string(2, v)
		}
		shape.bytes(1, dim)
	}
	var tensor, kind, info message
	tensor.int(1, elements)
	tensor.bytes(2, shape)
	kind.bytes(1, tensor)
	info.string(1, name)
	info.bytes(2, kind)
	return info
}
