// Firmware images for browser tests: small archives that say which version and which kind of appliance they are for.
import { tar } from '../src/simulator/tar'

/** A file for `setInputFiles`. */
export const image = (version: string, code = 'extrahop', name = `extrahop-${code}-${version}.tar`) => ({
  name,
  mimeType: 'application/x-tar',
  buffer: Buffer.from(
    tar(
      {
        [`extrahop-${code}-${version}/manifest.json`]: `{"platform":"${code}","version":"${version}"}\n`,
        [`extrahop-${code}-${version}/payload`]: 'firmware '.repeat(200),
      },
      0,
    ),
  ),
})
