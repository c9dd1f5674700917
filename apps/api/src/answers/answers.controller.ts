import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { AnswersService } from './answers.service';

type E = typeof e;

@Controller()
export class AnswersController {
  constructor(private readonly answers: AnswersService) {}

  @Endpoint(e.addAnswers)
  add(@Input() { actor, params, body }: Call<E['addAnswers']>): Promise<Answer<E['addAnswers']>> {
    return this.answers.add(actor, params.id, body);
  }

  @Endpoint(e.answerRounds)
  rounds(@Input() { actor, params }: Call<E['answerRounds']>): Promise<Answer<E['answerRounds']>> {
    return this.answers.rounds(actor, params.id);
  }

  @Endpoint(e.undoAnswers)
  undo(@Input() { actor, params }: Call<E['undoAnswers']>): Promise<Answer<E['undoAnswers']>> {
    return this.answers.undo(actor, params.id, params.intakeId);
  }
}
