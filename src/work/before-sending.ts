import { isApiError, isCancelled, sentenceFor } from '../api/errors'

/** Its message is a sentence for people as it is. */
export class NothingSent extends Error {}

/**
 * What has to be read before something is sent: where that fails, whoever asked hears that nothing was sent.
 * @throws NothingSent
 */
export async function beforeSending<Read>(read: Promise<Read>): Promise<Read> {
  try {
    return await read
  } catch (cause) {
    if (isCancelled(cause)) throw new NothingSent('It was stopped before anything was sent.', { cause })
    if (isApiError(cause)) throw new NothingSent(`Nothing was sent. ${sentenceFor(cause)}`, { cause })
    throw cause
  }
}
