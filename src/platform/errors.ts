/** Stops the start (or a command) with one Japanese sentence that says what to do. */
export class SetupError extends Error {}
