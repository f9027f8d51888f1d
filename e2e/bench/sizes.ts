// What the routes weigh: read from the built files, by the same rules as the check of the tests.
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { weigh } from '../../scripts/bundle.mjs'
import type { Section } from './figures'

/** `swaggerScript`: path of the script that Swagger UI is. */
export async function sizes(dist: string, swaggerScript: string): Promise<Section> {
  const { figures, problems } = weigh(dist)
  for (const problem of problems) console.error(problem)
  const swagger = gzipSync(await readFile(swaggerScript), { level: 9 }).length / 1000
  return {
    title: 'JavaScript, gzip',
    figures: figures.map(({ name, bytes, limit }) => ({
      name,
      unit: 'kB' as const,
      values: [bytes / 1000],
      promise: { limit: limit / 1000 },
      ...(name.startsWith('explorer') && { beside: { name: 'Swagger UI', values: [swagger] } }),
    })),
  }
}
