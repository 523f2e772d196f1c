import { Component, OnInit, inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { PaymentService } from './payment.service';

@Component({
  selector: 'app-payment-done',
  standalone: true,
  template: '<p>{{ text }}</p>',
})
export class PaymentDoneComponent implements OnInit {
  text = 'Checking your payment';
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly payments = inject(PaymentService);

  async ngOnInit(): Promise<void> {
    const params = this.route.snapshot.queryParamMap;
    const receipt = await this.payments.confirm(params.get('payment') ?? '');
    if (!receipt.paid) {
      this.text = 'The payment did not go through';
      return;
    }
    const back = params.get('back');
    if (back) {
      await this.router.navigateByUrl('/' + back.replace(/^[/\\]+/, ''));
    } else {
      await this.router.navigate(['/receipts', receipt.id]);
    }
  }
}
