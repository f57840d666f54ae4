/** An answer of the server that is not a success; `code` is the HTTP status, 0 when no answer came. */
export class ApiProblem extends Error {
  constructor(readonly code: number) {
    super(`The server answered ${code}.`);
    this.name = 'ApiProblem';
  }

  static codeOf(error: unknown): number {
    return error instanceof ApiProblem ? error.code : 0;
  }
}
