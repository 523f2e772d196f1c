package scorer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
)

// CalibrationFile is the file of a model folder that holds its Calibration. Without one a model's
// answers are taken as they are.
const CalibrationFile = "calibration.json"

// Calibration turns a network's logits into probabilities that mean what they say: Platt's scaling
// (1999) with the slope as the inverse of a temperature (Guo et al. 2017, "On calibration of modern
// neural networks"). It also says how the network was trained to read.
type Calibration struct {
	// Temperature divides the difference of the two logits; more than 0.
	Temperature float64 `json:"temperature"`
	// Bias is added to it after that.
	Bias float64 `json:"bias"`
	// KindTemperature divides the logits of kinds; more than 0.
	KindTemperature float64 `json:"kind_temperature"`
	// Abstain is the band of probabilities, [from, to), in which the model says nothing.
	Abstain [2]float64 `json:"abstain"`
	// Marked is set when the network was trained with source and sink marked.
	Marked bool `json:"marked"`
	// Near is set when it was trained with signatures of what calls a function and what it calls.
	Near bool `json:"near"`
	// Examples and Brier tell what the figures were fitted on: how many, and the mean squared error
	// of the probabilities on them after fitting.
	Examples int     `json:"examples,omitempty"`
	Brier    float64 `json:"brier,omitempty"`
	// Source says which data that was.
	Source string `json:"source,omitempty"`
}

// Uncalibrated takes logits as they are.
func Uncalibrated() Calibration { return Calibration{Temperature: 1, KindTemperature: 1} }

// check says what of a calibration cannot be used.
func (c *Calibration) check() error {
	for _, t := range []float64{c.Temperature, c.KindTemperature} {
		if !(t > 0) || math.IsInf(t, 0) {
			return errors.New("a temperature is not a number above 0")
		}
	}
	if math.IsNaN(c.Bias) || math.IsInf(c.Bias, 0) {
		return errors.New("the bias is not a number")
	}
	if a := c.Abstain; !(0 <= a[0] && a[0] <= a[1] && a[1] <= 1) {
		return errors.New("the band of abstention does not lie within 0 and 1")
	}
	return nil
}

// maxCalibration is the most bytes of a calibration that are read.
const maxCalibration = 1 << 16

// readCalibration reads the calibration of the model folder at the root of fsys.
func readCalibration(fsys fs.FS) (Calibration, error) {
	c := Uncalibrated()
	f, err := fsys.Open(CalibrationFile)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	} else if err != nil {
		return c, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxCalibration))
	if err == nil {
		if err = json.Unmarshal(data, &c); err == nil {
			err = c.check()
		}
	}
	if err != nil {
		return c, fmt.Errorf("%s: %w", CalibrationFile, err)
	}
	return c, nil
}

// logOdds are the calibrated log-odds of a flaw by the logits of sound and flawed.
func (c *Calibration) logOdds(label [2]float32) float64 {
	return (float64(label[1])-float64(label[0]))/c.Temperature + c.Bias
}

// abstains reports whether a probability lies where the model says nothing.
func (c *Calibration) abstains(p float64) bool { return c.Abstain[0] <= p && p < c.Abstain[1] }

// sigmoid is the probability of log-odds.
func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// FitCalibration fits temperature and bias to the differences of logits (flawed less sound) that a
// network gave for examples with labels, 1 for flawed, by Newton's method on the log-likelihood with
// Platt's smoothed targets. Fewer than ten examples of either label are refused.
func FitCalibration(margins []float64, labels []int) (Calibration, error) {
	c := Uncalibrated()
	flawed := 0
	for _, l := range labels {
		flawed += l
	}
	sound := len(labels) - flawed
	if len(margins) != len(labels) || flawed < 10 || sound < 10 {
		return c, fmt.Errorf("calibrating needs ten examples of either label; there are %d flawed and %d sound", flawed, sound)
	}
	high, low := (float64(flawed)+1)/(float64(flawed)+2), 1/(float64(sound)+2)
	a, b := 1.0, 0.0
	for range 100 {
		var ga, gb, haa, hab, hbb float64
		for i, m := range margins {
			t := low
			if labels[i] == 1 {
				t = high
			}
			p := sigmoid(a*m + b)
			d, w := p-t, max(p*(1-p), 1e-12)
			ga, gb = ga+d*m, gb+d
			haa, hab, hbb = haa+w*m*m, hab+w*m, hbb+w
		}
		haa, hbb = haa+1e-9, hbb+1e-9
		det := haa*hbb - hab*hab
		if det < 1e-15 {
			break
		}
		da, db := (hbb*ga-hab*gb)/det, (haa*gb-hab*ga)/det
		step := min(1, 2/max(math.Abs(da), math.Abs(db), 1e-9)) // Newton's step, no further than 2
		a, b = max(a-step*da, 1e-3), b-step*db
		if math.Abs(da)+math.Abs(db) < 1e-9 {
			break
		}
	}
	c.Temperature, c.Bias, c.Examples = 1/a, b, len(margins)
	for i, m := range margins {
		d := sigmoid(a*m+b) - float64(labels[i])
		c.Brier += d * d / float64(len(margins))
	}
	return c, nil
}
