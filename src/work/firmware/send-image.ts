/** The image on its way: streamed from the disk, with its pace, and looked after where the answer was lost. */
import type { Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import { extrahop } from '../../catalog/extrahop'
import { meter, type Pace } from './speed'

/**
 * Uploads an image. The browser reads it from the disk as it goes; nothing of it is kept in memory. An upload whose
 * answer was lost may be sent again without harm: the appliance keeps the image uploaded last.
 * @throws ApiError
 */
export async function sendImage(
  appliance: Appliance,
  image: File,
  options: { signal?: AbortSignal; onPace?: (pace: Pace) => void } = {},
): Promise<void> {
  const { signal, onPace } = options
  const measure = meter()
  onPace?.(measure(0, image.size, performance.now()))
  await call(
    appliance,
    extrahop.operations.uploadFirmware,
    { body: image },
    { signal, onProgress: (sent, total) => onPace?.(measure(sent, total, performance.now())) },
  )
}
