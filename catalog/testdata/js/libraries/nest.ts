import { Controller, Get, Query, Body, Param, Headers, HostParam, StreamableFile, UseGuards, Put, ParseIntPipe } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { Resolver, Args, Query as Field } from '@nestjs/graphql';
import { createReadStream } from 'fs';
import { exec } from 'child_process';
import { AuthGuard } from './auth.guard';

@Controller('files')
@UseGuards(AuthGuard)
export class FilesController {
  @Get()
  list(@Query('dir') dir: string) {
    exec('ls ' + dir); // want "command-injection"
  }
  @Put()
  save(@Body() body: any) {
    exec('save ' + body.name); // want "command-injection"
  }
  @Get(':name')
  show(@Param('name') name: string, @Headers('x-dir') dir: string) {
    exec('ls ' + name); // want "command-injection"
    exec('ls ' + dir); // want "command-injection"
    return new StreamableFile(createReadStream('/srv/' + name)); // want "path-traversal"
  }
  @Get('page/:n')
  page(@Param('n', ParseIntPipe) n: number) {
    exec('page ' + n);
    exec('page ' + new ParseIntPipe().transform(n, null));
  }
  @Get('host')
  host(@HostParam('account') account: string) {
    return { url: 'https://' + account + '/reset' };
  }
  @MessagePattern('run')
  run(@Payload() data: any) {
    exec('run ' + data.name); // want "command-injection"
  }
}

@Resolver()
export class FilesResolver {
  @Field(() => [String])
  files(@Args('dir') dir: string) {
    exec('ls ' + dir); // want "command-injection"
    return [];
  }
}
