import { Client, EqualityFilter, AndFilter } from 'ldapts';
import { Controller, Get, Query } from '@nestjs/common';

class Directory {
  private readonly client = new Client({ url: process.env.LDAP_URL! });

  async mail(uid: string, department: string) {
    const filter = '(&(uid=' + uid + ')(department=' + department + '))';
    const { searchEntries } = await this.client.search('dc=example,dc=com', { filter });
    return searchEntries.map((e) => e.mail);
  }
}

@Controller('directory')
export class DirectoryController {
  private readonly directory = new Directory();

  @Get('mail')
  mail(@Query('uid') uid: string, @Query('department') department: string) {
    return this.directory.mail(uid, department);
  }
}
