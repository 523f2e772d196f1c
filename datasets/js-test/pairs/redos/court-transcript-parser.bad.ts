import { Controller, Post, UploadedFile, UnprocessableEntityException, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ClerkGuard } from '../auth/clerk.guard';

interface Utterance {
  speaker: string;
  text: string;
}

const UTTERANCE = /^((?:[A-Z][A-Z.'-]*\s*)+):\s*(.*)$/;
const STAGE = /^\[[^\]]{1,200}\]$/;

export function parseTranscript(source: string): Utterance[] {
  const utterances: Utterance[] = [];
  for (const line of source.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '' || STAGE.test(trimmed)) continue;
    const match = UTTERANCE.exec(trimmed);
    if (match) {
      utterances.push({ speaker: match[1].trim(), text: match[2].trim() });
    } else if (utterances.length > 0) {
      utterances[utterances.length - 1].text += ` ${trimmed}`;
    }
  }
  return utterances;
}

@Controller('transcripts')
@UseGuards(ClerkGuard)
export class TranscriptController {
  @Post()
  @UseInterceptors(FileInterceptor('transcript', { limits: { fileSize: 2_000_000 } }))
  preview(@UploadedFile() file: Express.Multer.File) {
    const utterances = parseTranscript(file.buffer.toString('utf8'));
    if (utterances.length === 0) {
      throw new UnprocessableEntityException('nobody speaks in this file');
    }
    const speakers = new Set(utterances.map((u) => u.speaker));
    return { utterances: utterances.length, speakers: [...speakers] };
  }
}
