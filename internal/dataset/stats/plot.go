package stats

import (
	"bytes"
	"cmp"
	"fmt"
	"image/color"
	"path/filepath"
	"slices"

	"github.com/shrike-sec/shrike/internal/dataset"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

var (
	soundColor  = color.RGBA{R: 0x4c, G: 0x9a, B: 0x6a, A: 0xff}
	flawedColor = color.RGBA{R: 0xc8, G: 0x5a, B: 0x4a, A: 0xff}
)

// Plot writes kinds.svg, lines.svg and a bar chart of every other dimension that tells something.
// It returns the names of the files.
func (s *Stats) Plot(dir string) ([]string, error) {
	var files []string
	for _, d := range Dimensions[:5] {
		rows := s.Rows(d)
		if len(rows) < 2 {
			continue
		}
		p, height, err := bars("Examples by "+d, rows[:min(len(rows), 100)])
		if err != nil {
			return nil, fmt.Errorf("plotting by %s: %w", d, err)
		}
		files = append(files, filepath.Join(dir, d+".svg"))
		if err := save(p, 8*vg.Inch, height, files[len(files)-1]); err != nil {
			return nil, err
		}
	}
	p, err := s.lengths()
	if err != nil {
		return nil, fmt.Errorf("plotting lengths: %w", err)
	}
	files = append(files, filepath.Join(dir, "lines.svg"))
	return files, save(p, 8*vg.Inch, 4*vg.Inch, files[len(files)-1])
}

// bars is a horizontal bar chart, sound and flawed side by side, the most frequent value on top.
func bars(title string, rows []Row) (*plot.Plot, vg.Length, error) {
	p := plot.New()
	p.Title.Text = title
	var sound, flawed plotter.Values
	var names []string
	for _, r := range slices.Backward(rows) {
		sound = append(sound, float64(r.Sound))
		flawed = append(flawed, float64(r.Flawed))
		names = append(names, cmp.Or(r.Name, "(unknown)"))
	}
	const width = 5
	for i, values := range []plotter.Values{sound, flawed} {
		b, err := plotter.NewBarChart(values, vg.Points(width))
		if err != nil {
			return nil, 0, err
		}
		b.Horizontal = true
		b.LineStyle.Width = 0
		b.Color = []color.Color{soundColor, flawedColor}[i]
		b.Offset = vg.Points(width * (float64(i) - 0.5))
		p.Add(b)
		p.Legend.Add([]string{"sound", "flawed"}[i], b)
	}
	p.Legend.Top = true
	p.NominalY(names...)
	return p, vg.Points(14)*vg.Length(len(rows)) + 1.5*vg.Inch, nil
}

// lengths are the histograms of lines by label, over one another.
func (s *Stats) lengths() (*plot.Plot, error) {
	p := plot.New()
	p.Title.Text = "Length"
	p.X.Label.Text = "lines"
	p.Y.Label.Text = "examples"
	for label, c := range []color.RGBA{soundColor, flawedColor} {
		var points plotter.XYs
		for lines, n := range s.Lines[label] {
			points = append(points, plotter.XY{X: float64(lines), Y: float64(n)})
		}
		if len(points) == 0 {
			continue
		}
		slices.SortFunc(points, func(a, b plotter.XY) int { return cmp.Compare(a.X, b.X) })
		line, err := plotter.NewLine(points)
		if err != nil {
			return nil, err
		}
		line.Color, line.Width = c, vg.Points(1.2)
		p.Add(line)
		p.Legend.Add(dataset.LabelName(label), line)
	}
	p.Legend.Top = true
	return p, nil
}

func save(p *plot.Plot, width, height vg.Length, path string) error {
	canvas := vgsvg.New(width, height)
	p.Draw(draw.New(canvas))
	var out bytes.Buffer
	if _, err := canvas.WriteTo(&out); err != nil {
		return fmt.Errorf("drawing %s: %w", path, err)
	}
	return dataset.WriteFile(path, out.Bytes())
}
