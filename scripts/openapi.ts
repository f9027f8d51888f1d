/** Prints the API as an OpenAPI 3.1 document, made from the catalogue: `npm run --silent openapi > openapi.json`. */
import { readFileSync } from 'node:fs'
import { catalog } from '../src/catalog/index'
import { openapi } from '../src/catalog/openapi'

const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const version =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0.0.0'

process.stdout.write(`${JSON.stringify(openapi(catalog, { version }), null, 2)}\n`)
