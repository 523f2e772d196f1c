import { Controller, Get, Query } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Recipe } from './recipe.schema';

@Controller('recipes')
export class RecipesController {
  constructor(@InjectModel(Recipe.name) private readonly recipes: Model<Recipe>) {}

  @Get()
  list(@Query('q') q: string, @Query('page') page = '1') {
    const term = String(q ?? '').trim().slice(0, 50);
    const pattern = new RegExp(`\\b${term}`, 'i');
    return this.recipes
      .find({ title: pattern })
      .skip((Number(page) - 1) * 20)
      .limit(20)
      .lean();
  }
}
