package scorer

import (
	"github.com/shrike-sec/shrike/internal/ml/token"
	"github.com/shrike-sec/shrike/internal/score"
)

// Sequence is a candidate as a network reads it: <s>, tokens and marks, </s>.
type Sequence struct {
	IDs []int32
	// Lines tells for every id the line of the candidate's code, from 0, that it lies on; -1 for
	// special tokens.
	Lines []int
	// Cut is set when code was left out because the sequence would have been too long.
	Cut bool
}

// reach is the part of a sequence that lies before the sink where not all of the code fits: the way
// to a sink tells more than what comes after it.
const reach = 2.0 / 3

// Encode encodes a candidate in at most most ids. Longer code is cut to what lies around the sink;
// where none is marked, after its beginning. Marks become special tokens if marked is set, and are
// left out otherwise, for networks that were trained without them. Training and scanning both encode
// with it.
func Encode(t *token.Tokenizer, c *score.Candidate, most int, marked bool) Sequence {
	var s Sequence
	sink, line, at := 0, 0, 0
	var tokens []token.Token
	text := func(to int) {
		tokens = t.Encode(tokens[:0], c.Code[at:to])
		for _, x := range tokens {
			s.IDs, s.Lines = append(s.IDs, x.ID), append(s.Lines, line)
			for _, b := range []byte(c.Code[at+x.Start : at+x.End]) {
				if b == '\n' {
					line++
				}
			}
		}
		at = to
	}
	for _, m := range c.Marks {
		if marked {
			text(m.At)
		}
		if m.Kind == score.SinkStart && marked {
			sink = len(s.IDs)
		}
		if marked {
			s.IDs, s.Lines = append(s.IDs, special[m.Kind]), append(s.Lines, -1)
		}
	}
	text(len(c.Code))
	if !marked {
		sink = s.firstOf(c)
	}
	s.window(sink, max(most, 2)-2)
	start, end := t.Bounds()
	s.IDs = append(append([]int32{start}, s.IDs...), end)
	s.Lines = append(append([]int{-1}, s.Lines...), -1)
	return s
}

// special are the tokens of the marks.
var special = map[score.MarkKind]int32{
	score.SourceStart: token.SourceStart, score.SourceEnd: token.SourceEnd,
	score.SinkStart: token.SinkStart, score.SinkEnd: token.SinkEnd, score.ContextStart: token.ContextStart,
}

// firstOf is the first id on the line of the sink, 0 where none is marked.
func (s *Sequence) firstOf(c *score.Candidate) int {
	for _, m := range c.Marks {
		if m.Kind != score.SinkStart {
			continue
		}
		line := c.LineOf(m.At)
		for i, l := range s.Lines {
			if l == line {
				return i
			}
		}
	}
	return 0
}

// window cuts a sequence to size ids around one of them.
func (s *Sequence) window(around, size int) {
	if len(s.IDs) <= size {
		return
	}
	from := min(max(around-int(reach*float64(size)), 0), len(s.IDs)-size)
	s.IDs, s.Lines, s.Cut = s.IDs[from:from+size], s.Lines[from:from+size], true
}
