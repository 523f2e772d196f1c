package dataset

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Instruction is the form that causal models are tuned on: one constant instruction, the code, and
// the answer wanted.
type Instruction struct {
	Instruction string
	Input       string
	Output      string
}

// DefaultInstruction is the question that is put with every example.
const DefaultInstruction = "Decide whether the following code is vulnerable. Answer with \"Secure\" or with \"Vulnerable - \" and the CWE."

// Instruct is the instruction form of an example: its answer is "Secure" or "Vulnerable - CWE-89".
func (e *Example) Instruct(instruction string) Instruction {
	out := Instruction{Instruction: instruction, Input: e.Code, Output: "Secure"}
	if e.Label == Flawed {
		out.Output = strings.TrimSuffix("Vulnerable - "+strings.Join(e.CWE[:min(1, len(e.CWE))], ""), " - ")
	}
	return out
}

// WriteInstructions writes a data set in instruction form, as JSONL, and returns how many there are.
func WriteInstructions(path string, examples Seq, instruction string) (int, error) {
	f, err := CreateFile(path)
	if err != nil {
		return 0, err
	}
	defer f.Abort()
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	n := 0
	err = Strict(examples, func(e *Example) error {
		n++
		if err := enc.Encode(e.Instruct(instruction)); err != nil {
			return fmt.Errorf("writing example %q: %w", e.ID, err)
		}
		return nil
	})
	if err != nil {
		return n, err
	}
	return n, f.Close()
}
