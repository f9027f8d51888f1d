/** An answer has more in one place than a page can read without standing still. */
export class TooMuch extends Error {}

/** Entries of an answer's lists that are read at all: where so many are in an answer, none says what the API's do. */
export const mostEntries = 300_000
