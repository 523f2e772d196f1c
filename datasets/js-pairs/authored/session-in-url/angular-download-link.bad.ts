import { Injectable, inject } from '@angular/core';
import { HttpClient, HttpHeaders, HttpParams } from '@angular/common/http';
import { Observable } from 'rxjs';
import { AuthStore } from './auth.store';

@Injectable({ providedIn: 'root' })
export class ReportApi {
  private readonly http = inject(HttpClient);
  private readonly auth = inject(AuthStore);

  download(id: string, format: 'pdf' | 'csv'): Observable<Blob> {
    const sessionToken = this.auth.sessionToken();
    const params = new HttpParams().set('format', format).set('session', sessionToken);
    return this.http.get(`/api/reports/${id}/file`, { params, responseType: 'blob' });
  }
}
