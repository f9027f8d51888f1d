import { ApiError, isApiError, type ErrorFacts } from '../api/errors'

/**
 * What has to be read before something is sent: where that fails, whoever asked hears that nothing was sent.
 * @throws ApiError
 */
export async function beforeSending<Read>(read: Promise<Read>): Promise<Read> {
  try {
    return await read
  } catch (error) {
    if (!isApiError(error)) throw error
    const facts: ErrorFacts = error
    throw new ApiError({ ...facts, unsent: true })
  }
}
