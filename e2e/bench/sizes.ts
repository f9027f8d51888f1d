// What the routes weigh: read from the built files, by the same rules as the check of the tests.
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { budgets, weigh } from '../../scripts/bundle.mjs'
import type { Section } from './figures'

const shell = { name: 'shell', limit: Infinity, pages: [/^src\/app\/shell\.tsx$/] }
const explorer = {
  name: 'shell and explorer',
  limit: Infinity,
  pages: [...shell.pages, /^src\/screens\/explorer\//],
}
const explorerLimit = 60

/** `swaggerScript`: path of the script that Swagger UI is. */
export async function sizes(dist: string, swaggerScript: string): Promise<Section> {
  const { figures, problems } = weigh(dist, [...budgets, shell, explorer])
  for (const problem of problems) console.error(problem)
  const kilobytes = (name: string) => (figures.find((figure) => figure.name === name)?.bytes ?? NaN) / 1000
  const swagger = gzipSync(await readFile(swaggerScript), { level: 9 }).length / 1000
  return {
    title: 'JavaScript, gzip',
    figures: [
      ...budgets.map(({ name, limit }) => ({
        name,
        unit: 'kB' as const,
        values: [kilobytes(name)],
        promise: { limit: limit / 1000 },
      })),
      {
        name: 'explorer beyond the shell',
        unit: 'kB',
        values: [kilobytes(explorer.name) - kilobytes(shell.name)],
        promise: { limit: explorerLimit },
        beside: { name: 'Swagger UI', values: [swagger] },
      },
    ],
  }
}
