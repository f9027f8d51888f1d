/** Files of the console that are fetched when they are first needed, and are not there any more. */

/**
 * True for what a browser says of a file of the console that it could not fetch: most likely a newer version was put in
 * its place while the page stood.
 */
export const isMissingFile = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|importing a module script|preload CSS/i.test(error.message)

/** What it is called. */
export const missingFile = 'A part of the console could not be fetched'

/** Why, and what to do. */
export const missingFileAdvice =
  'Its file is not where it was. Most likely a newer version of the console has been put in place: load the page again.'
