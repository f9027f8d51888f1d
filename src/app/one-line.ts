/**
 * The router's patterns do not reach past the end of a line: an address with a break in it, as an object's name may
 * have, would match no page at all, not even the one for what does not exist. Its code is shown in its place.
 */
import type { Location } from 'react-router'

const breaks = /%0[ad]|%e2%80%a[89]/gi
const rawBreaks = /[\n\r\u2028\u2029]/g

// Encoded once more, so that what the router decodes is the code and not the break.
export function onOneLine(location: Location): Location {
  const pathname = location.pathname
    .replaceAll(rawBreaks, (found) => encodeURIComponent(found))
    .replaceAll(breaks, encodeURIComponent)
  return pathname === location.pathname ? location : { ...location, pathname }
}
