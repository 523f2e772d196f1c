import { Component, OnInit } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { StatisticsService } from './statistics.service';

interface WidgetConfig {
  title: string;
  series: string[];
  stacked: boolean;
}

const DEFAULTS: WidgetConfig = { title: 'Visitors', series: ['adults', 'children'], stacked: false };

@Component({
  selector: 'app-widget',
  template: `
    <h2>{{ config.title }}</h2>
    <app-chart [series]="data" [stacked]="config.stacked"></app-chart>
  `,
})
export class WidgetComponent implements OnInit {
  config = DEFAULTS;
  data: number[][] = [];

  constructor(private readonly route: ActivatedRoute, private readonly statistics: StatisticsService) {}

  async ngOnInit(): Promise<void> {
    const text = this.route.snapshot.fragment;
    if (text) {
      this.config = { ...DEFAULTS, ...this.parse(text) };
    }
    this.data = await Promise.all(this.config.series.map((name) => this.statistics.daily(name)));
  }

  /** Shared links carry the widget's settings after the hash. */
  private parse(text: string): Partial<WidgetConfig> {
    try {
      return JSON.parse(decodeURIComponent(text));
    } catch {
      return {};
    }
  }
}
