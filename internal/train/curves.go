package train

import (
	"bytes"
	"fmt"
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// curves draws the loss of training and what was measured on code kept aside, step by step, as SVG.
func curves(path string, events []Event) error {
	var loss, held, metric plotter.XYs
	name := ""
	for _, e := range events {
		x := float64(e.Step)
		if e.Held {
			held, metric, name = append(held, plotter.XY{X: x, Y: e.Loss}), append(metric, plotter.XY{X: x, Y: e.Metric}), e.Name
		} else {
			loss = append(loss, plotter.XY{X: x, Y: e.Loss})
		}
	}
	p := plot.New()
	p.Title.Text, p.X.Label.Text = "Training", "step"
	p.Add(plotter.NewGrid())
	for _, c := range []struct {
		name   string
		points plotter.XYs
		color  color.RGBA
	}{
		{"training loss", loss, color.RGBA{R: 0x88, G: 0x88, B: 0x88, A: 0xff}},
		{"loss on code kept aside", held, color.RGBA{R: 0xc8, G: 0x5a, B: 0x4a, A: 0xff}},
		{name, metric, color.RGBA{R: 0x4c, G: 0x9a, B: 0x6a, A: 0xff}},
	} {
		if len(c.points) == 0 {
			continue
		}
		l, err := plotter.NewLine(c.points)
		if err != nil {
			return fmt.Errorf("drawing the curves: %w", err)
		}
		l.Color, l.Width = c.color, vg.Points(1.5)
		p.Add(l)
		p.Legend.Add(c.name, l)
	}
	p.Legend.Top = true
	canvas := vgsvg.New(8*vg.Inch, 4*vg.Inch)
	p.Draw(draw.New(canvas))
	var text bytes.Buffer
	if _, err := canvas.WriteTo(&text); err != nil {
		return fmt.Errorf("drawing the curves: %w", err)
	}
	return writeFile(path, text.Bytes())
}
