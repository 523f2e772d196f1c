package folder

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
)

// Architecture is the name of shrike's network in config.json.
const Architecture = "ShrikeForFlawDetection"

// firstPosition is the row of the position embeddings of the first token: RoBERTa counts from the row
// after padding's.
const firstPosition = 2

// The bounds of what a folder may describe. They keep a hostile config.json from asking for the
// machine's memory, and are far above what runs on one.
const (
	maxLayers = 96
	maxHidden = 8192
	maxInner  = 65536
	maxVocab  = 1 << 20
	maxTokens = 1 << 16
	maxKinds  = 1024
	maxParams = 2 << 30
)

// A Config is a config.json: the shape of the network in the words of Hugging Face's RobertaConfig,
// and what shrike adds.
type Config struct {
	Architectures    []string `json:"architectures"`
	ModelType        string   `json:"model_type"` // roberta
	VocabSize        int      `json:"vocab_size"`
	HiddenSize       int      `json:"hidden_size"`
	Layers           int      `json:"num_hidden_layers"`
	Heads            int      `json:"num_attention_heads"`
	IntermediateSize int      `json:"intermediate_size"`
	HiddenAct        string   `json:"hidden_act"` // gelu: the exact one, by the error function
	HiddenDropout    float64  `json:"hidden_dropout_prob"`
	AttentionDropout float64  `json:"attention_probs_dropout_prob"`
	MaxPositions     int      `json:"max_position_embeddings"` // MaxTokens and two more
	TypeVocabSize    int      `json:"type_vocab_size"`         // 1
	InitializerRange float64  `json:"initializer_range"`
	LayerNormEps     float64  `json:"layer_norm_eps"`
	PositionType     string   `json:"position_embedding_type,omitempty"` // absolute
	BOS              int      `json:"bos_token_id"`
	Pad              int      `json:"pad_token_id"`
	EOS              int      `json:"eos_token_id"`
	TorchDType       string   `json:"torch_dtype,omitempty"`
	Shrike           Shrike   `json:"shrike"`
}

// Shrike is what config.json holds beyond RobertaConfig.
type Shrike struct {
	Kinds     []string `json:"kinds"`      // the kinds of flaws, in the order of kind_classifier's rows
	MaxTokens int      `json:"max_tokens"` // of a sequence, <s> and </s> included
}

// Compact is the configuration of the embedded default model: 4 layers x 256, vocabulary 8192,
// sequences of up to 512 tokens.
func Compact(kinds []string) Config {
	return Config{
		Architectures: []string{Architecture}, ModelType: "roberta",
		VocabSize: 8192, HiddenSize: 256, Layers: 4, Heads: 4, IntermediateSize: 1024,
		HiddenAct: "gelu", HiddenDropout: 0.1, AttentionDropout: 0.1,
		MaxPositions: 512 + firstPosition, TypeVocabSize: 1, InitializerRange: 0.02, LayerNormEps: 1e-5,
		PositionType: "absolute", BOS: 0, Pad: 1, EOS: 2, TorchDType: "float32",
		Shrike: Shrike{Kinds: slices.Clone(kinds), MaxTokens: 512},
	}
}

// ParseConfig reads a config.json and checks it.
func ParseConfig(data []byte) (Config, error) {
	var c Config
	dec := json.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&c); err != nil {
		return Config{}, fmt.Errorf("not a config.json: %w", err)
	}
	if c.PositionType == "" {
		c.PositionType = "absolute" // newer files leave it out
	}
	return c, c.Check()
}

var kindName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Check says what of the configuration is out of bounds or not what shrike's network is.
func (c *Config) Check() error {
	if !slices.Equal(c.Architectures, []string{Architecture}) {
		return fmt.Errorf("architectures is %.80q, but only %s is run", c.Architectures, Architecture)
	}
	for _, is := range []struct{ name, value, must string }{
		{"model_type", c.ModelType, "roberta"}, {"hidden_act", c.HiddenAct, "gelu"}, {"position_embedding_type", c.PositionType, "absolute"},
	} {
		if is.value != is.must {
			return fmt.Errorf("%s is %.40q, but must be %q", is.name, is.value, is.must)
		}
	}
	for _, is := range []struct {
		name             string
		value, low, high int
	}{
		{"num_hidden_layers", c.Layers, 1, maxLayers},
		{"hidden_size", c.HiddenSize, 1, maxHidden},
		{"num_attention_heads", c.Heads, 1, c.HiddenSize},
		{"intermediate_size", c.IntermediateSize, 1, maxInner},
		{"vocab_size", c.VocabSize, 1, maxVocab},
		{"type_vocab_size", c.TypeVocabSize, 1, 1},
		{"shrike.max_tokens", c.Shrike.MaxTokens, 4, maxTokens},
		{"max_position_embeddings", c.MaxPositions, c.Shrike.MaxTokens + firstPosition, maxTokens + firstPosition},
		{"bos_token_id", c.BOS, 0, 0}, {"pad_token_id", c.Pad, 1, 1}, {"eos_token_id", c.EOS, 2, 2},
	} {
		if is.value < is.low || is.value > is.high {
			return fmt.Errorf("%s is %d, but must be from %d to %d", is.name, is.value, is.low, is.high)
		}
	}
	return errors.Join(c.checkRates(), c.checkKinds(), c.checkSize())
}

func (c *Config) checkRates() error {
	for _, is := range []struct {
		name             string
		value, low, high float64
	}{
		{"layer_norm_eps", c.LayerNormEps, 1e-12, 0.1},
		{"hidden_dropout_prob", c.HiddenDropout, 0, 0.9},
		{"attention_probs_dropout_prob", c.AttentionDropout, 0, 0.9},
		{"initializer_range", c.InitializerRange, 0, 10},
	} {
		if !(is.value >= is.low && is.value <= is.high) {
			return fmt.Errorf("%s is %g, but must be from %g to %g", is.name, is.value, is.low, is.high)
		}
	}
	return nil
}

func (c *Config) checkKinds() error {
	if n := len(c.Shrike.Kinds); n < 1 || n > maxKinds {
		return fmt.Errorf("shrike.kinds has %d kinds, but must have from 1 to %d", n, maxKinds)
	}
	seen := map[string]bool{}
	for _, kind := range c.Shrike.Kinds {
		if len(kind) > 80 || !kindName.MatchString(kind) || seen[kind] {
			return fmt.Errorf("shrike.kinds holds %.80q, which is no kind's id or is there twice", kind)
		}
		seen[kind] = true
	}
	return nil
}

func (c *Config) checkSize() error {
	if c.HiddenSize%c.Heads != 0 {
		return fmt.Errorf("hidden_size %d can't be shared among %d heads", c.HiddenSize, c.Heads)
	}
	perLayer := 4*c.HiddenSize*c.HiddenSize + 2*c.HiddenSize*c.IntermediateSize
	if n := (c.VocabSize+c.MaxPositions)*c.HiddenSize + c.Layers*perLayer; n > maxParams {
		return fmt.Errorf("a network of %d parameters is larger than %d", n, maxParams)
	}
	return nil
}

// text is the text of the config.json.
func (c Config) text() ([]byte, error) {
	data, err := json.MarshalIndent(c, "", "  ")
	return append(data, '\n'), err
}
