import { Controller, Get, NotFoundException, Param, ParseIntPipe, Req, UseGuards } from "@nestjs/common";
import { AuthGuard } from "@nestjs/passport";
import { ReportsService } from "./reports.service";

interface AuthedRequest {
  user: { id: number; role: string };
}

@Controller("reports")
@UseGuards(AuthGuard("jwt"))
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Get(":id")
  async show(@Param("id", ParseIntPipe) id: number, @Req() req: AuthedRequest) {
    const report = await this.reports.findOne(id);
    if (!report || report.guardianId !== req.user.id) {
      throw new NotFoundException();
    }
    return { title: report.title, grade: report.grade, comments: report.comments };
  }
}
