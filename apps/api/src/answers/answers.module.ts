import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { AnswerRules } from './answer-rules';
import { AnswersController } from './answers.controller';
import { AnswersService } from './answers.service';
import { AnswersStore } from './answers.store';

@Module({
  imports: [CatalogueModule, MeasuresModule],
  controllers: [AnswersController],
  providers: [AnswerRules, AnswersService, AnswersStore],
  exports: [AnswersService, AnswersStore],
})
export class AnswersModule {}
