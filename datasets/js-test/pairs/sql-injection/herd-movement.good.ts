import { Body, Controller, Injectable, Post } from '@nestjs/common';
import Database from 'better-sqlite3';

interface Movement {
  tag: string;
  holding: string;
  moved_on: string;
}

@Injectable()
export class MovementService {
  private readonly db = new Database(process.env.HERD_DB ?? 'herd.sqlite', { readonly: true });

  forTags(tags: string[]): Movement[] {
    if (tags.length === 0) return [];
    const list = tags.map(() => '?').join(', ');
    const statement = this.db.prepare(
      `SELECT tag, holding, moved_on FROM movements WHERE tag IN (${list}) ORDER BY moved_on`,
    );
    return statement.all(tags.map((tag) => tag.trim().toUpperCase())) as Movement[];
  }

  holdings(): string[] {
    const rows = this.db.prepare('SELECT DISTINCT holding FROM movements').all() as Movement[];
    return rows.map((row) => row.holding);
  }
}

@Controller('movements')
export class MovementController {
  constructor(private readonly movements: MovementService) {}

  @Post('lookup')
  lookup(@Body('tags') tags: string[]): Movement[] {
    return this.movements.forTags(tags.slice(0, 200));
  }
}
