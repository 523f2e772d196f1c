package finding

// Opinion is what a model thinks of the code of a finding.
type Opinion struct {
	// Probability is the calibrated probability, 0 to 1, that the code holds a real flaw.
	Probability float64 `json:"probability"`
	// Kind is the kind that the model takes it for, and KindProbability how surely, 0 to 1.
	Kind            KindID  `json:"kind,omitempty"`
	KindProbability float64 `json:"kind_probability,omitempty"`
	// Abstained is set when the model was too unsure to say anything; it then did not bear on the rank.
	Abstained bool `json:"abstained,omitempty"`
	// Engine is the confidence of the engine alone, 0 to 1; 0 for advice.
	Engine float64 `json:"engine_confidence,omitempty"`
	// Raised is set when the finding would not be shown by default without the model.
	Raised      bool         `json:"raised,omitempty"`
	Explanation *Explanation `json:"explanation,omitempty"`
}

// Explanation says which code carried a model's decision. It can be checked by deletion (Samek et al.
// 2017, "Evaluating the visualization of what a deep neural network has learned"): an explanation is
// faithful when the model changes its mind more without the lines named than without as many others.
type Explanation struct {
	Method string        `json:"method"` // "line head" or "occlusion"
	Lines  []WeighedLine `json:"lines"`  // the weightiest first
	Tokens []string      `json:"tokens,omitempty"`
	// Checked is set when deletion was tried; the rest means nothing otherwise. Drop is by how much the
	// probability falls when the lines are deleted, OtherDrop by how much when as many others are.
	Checked   bool    `json:"checked"`
	Drop      float64 `json:"drop,omitempty"`
	OtherDrop float64 `json:"other_drop,omitempty"`
	Faithful  bool    `json:"faithful,omitempty"`
}

// WeighedLine is a line of a file and how much it weighed; the weights of an explanation's lines add
// up to at most 1.
type WeighedLine struct {
	Path   string  `json:"path"`
	Line   int     `json:"line"`
	Weight float64 `json:"weight"`
}
