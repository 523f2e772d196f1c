import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Req, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { AttachmentStore } from './attachment.store';

const INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'application/pdf']);

interface Attachment {
  contentType: string;
  size: number;
  data: Buffer;
}

function presentation({ contentType }: Attachment) {
  return INLINE.has(contentType)
    ? { type: contentType, disposition: 'inline' }
    : { type: 'application/octet-stream', disposition: 'attachment' };
}

@Controller('attachments')
@UseGuards(JwtAuthGuard)
export class AttachmentController {
  constructor(private readonly store: AttachmentStore) {}

  @Get(':id')
  async view(@Param('id', ParseUUIDPipe) id: string, @Req() req: any, @Res() res: Response) {
    const attachment = (await this.store.findForUser(req.user.id, id)) as Attachment | null;
    if (!attachment) throw new NotFoundException();
    const { type, disposition } = presentation(attachment);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Content-Disposition', disposition);
    res.setHeader('Content-Type', type);
    res.end(attachment.data);
  }
}
