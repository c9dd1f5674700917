import { Refusal } from '../http/refusals';

/** What is asked of the database once the server is being stopped: an import or a demo half-way ends here, and so does a late request. */
export class Stopped extends Refusal {
  constructor() {
    super(
      503,
      'Waymark is being stopped',
      'Waymark is being stopped: nothing was changed. Try again once it runs again.',
      [],
      10,
    );
  }
}
