import { AfterViewInit, Component, ElementRef, HostListener, Input, ViewChild } from '@angular/core';
import { VehicleService } from './vehicle.service';

type MapEvent =
  | { topic: 'select'; vehicle: string }
  | { topic: 'dispatch'; vehicle: string; depot: string };

const MAP_ORIGIN = 'https://maps.fleetview.example';

@Component({
  selector: 'app-fleet-map',
  template: `<iframe #map title="Vehicles" src="https://maps.fleetview.example/embed"></iframe>`,
})
export class FleetMapComponent implements AfterViewInit {
  @ViewChild('map') map!: ElementRef<HTMLIFrameElement>;
  @Input() depot = '';
  selected: string | null = null;

  constructor(private readonly vehicles: VehicleService) {}

  ngAfterViewInit(): void {
    this.map.nativeElement.addEventListener('load', () => {
      this.map.nativeElement.contentWindow?.postMessage({ topic: 'centre', depot: this.depot }, MAP_ORIGIN);
    });
  }

  @HostListener('window:message', ['$event'])
  onMessage(event: MessageEvent<MapEvent>): void {
    if (event.source === window) return;
    const message = event.data;
    switch (message.topic) {
      case 'select':
        this.selected = message.vehicle;
        break;
      case 'dispatch':
        this.vehicles.dispatch(message.vehicle, message.depot).subscribe();
        break;
    }
  }
}
