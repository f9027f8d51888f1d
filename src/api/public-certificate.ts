/** The certificate that an appliance hands out to everybody (5.3 guide, Example 1). */
import { firstOf } from '../browser/first-of'

/** It is asked for where the appliance is reached: a page that came over https may not read over http. */
const addressOf = (url: string): string => `${url}/public.cer`

/**
 * The text of /public.cer, in PEM form.
 * @throws Error where it cannot be read: the appliance is away, or lets no page of another origin read it
 */
export async function readHandedOut(url: string, signal?: AbortSignal): Promise<string> {
  const answer = await fetch(addressOf(url), {
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: signal ? firstOf(signal, AbortSignal.timeout(15_000)) : AbortSignal.timeout(15_000),
  })
  if (!answer.ok) throw new Error(`The certificate cannot be read: ${answer.status}`)
  return answer.text()
}
