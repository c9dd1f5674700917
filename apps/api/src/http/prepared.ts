/** An answer that the contract has parsed already and that is kept as text: sent as it is. */
export class Prepared {
  constructor(
    readonly json: string,
    readonly etag: string,
  ) {}
}
