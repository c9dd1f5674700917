import { Module } from '@nestjs/common';
import { AnswersModule } from '../answers/answers.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { EditionsModule } from '../editions/editions.module';
import { MeasuresModule } from '../measures/measures.module';
import { VoicesModule } from '../voices/voices.module';
import { YoungDeskService } from './young-desk.service';
import { YoungDoor } from './young-door.service';
import { YoungHeard } from './young-heard.service';
import { YoungLetterbox } from './young-letterbox.service';
import { YoungPageService } from './young-page.service';
import { YoungPublicService } from './young-public.service';
import { YoungPublicController, YoungSurveysController } from './young-survey.controller';
import { YoungSurveyPlaces } from './young-survey-places';
import { YoungSurveyStore } from './young-survey.store';
import { YoungSurveysService } from './young-surveys.service';
import { YoungController } from './young.controller';
import { YoungStore } from './young.store';

/** What young people read about their place and say about it, without an account. */
@Module({
  imports: [AnswersModule, CatalogueModule, EditionsModule, MeasuresModule, VoicesModule],
  controllers: [YoungController, YoungPublicController, YoungSurveysController],
  providers: [
    YoungDeskService,
    YoungDoor,
    YoungHeard,
    YoungLetterbox,
    YoungPageService,
    YoungPublicService,
    YoungStore,
    YoungSurveyPlaces,
    YoungSurveyStore,
    YoungSurveysService,
  ],
  exports: [YoungDeskService, YoungPublicService, YoungSurveysService],
})
export class YoungModule {}
