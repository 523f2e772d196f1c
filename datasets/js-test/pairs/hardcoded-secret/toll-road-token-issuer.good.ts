import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

interface Vehicle {
  plate: string;
  axles: number;
}

@Injectable()
export class TollTokenService {
  private readonly secret = process.env.TOLL_TOKEN_SECRET;
  private readonly audience = 'toll-gantries';

  constructor(private readonly jwt: JwtService) {}

  issue(vehicle: Vehicle): string {
    return this.jwt.sign(
      { plate: vehicle.plate, axles: vehicle.axles },
      { secret: this.secret, audience: this.audience, expiresIn: '10m' },
    );
  }

  read(token: string): Vehicle {
    return this.jwt.verify<Vehicle>(token, { secret: this.secret, audience: this.audience });
  }
}
