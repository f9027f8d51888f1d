/**
 * Bodies that are not JSON: they are sent as they are, so their schemas only say what a caller may hand over.
 * What such a body must contain is written at its operation.
 */
import { z } from './zod'

/** The bytes of a file, sent unchanged: no multipart, no base64. */
export const Bytes = z.instanceof(Blob).meta({ label: 'File' })

/** Text sent unchanged, not as a JSON string. */
export const PlainText = z.string().min(1).meta({ label: 'Text', kind: 'long' })
