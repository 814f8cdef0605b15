/** Stops the start, a command or a request with one Japanese sentence that says what to do; nothing of it is kept. */
export class SetupError extends Error {}
