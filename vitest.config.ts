import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import tsconfig from './tsconfig.json' with { type: 'json' }

// A zone that is not UTC, and not whole hours from it: what is right only where the two are the same must fail. The
// programs that tests start inherit it.
process.env.TZ = 'Asia/Kathmandu'

/** What a module keeps is the subject of these, or a document in which nothing stood before. */
const alone = new Set(['src/api/logged-body.test.ts', 'src/ui/lazily.test.tsx', 'src/ui/jsx/drawn.test.tsx'])

/**
 * What keeps nothing from one test file for the next: one loading serves many files. Not those that put another module
 * in the place of one, which would come too late for what is loaded already.
 */
const shared = (folder: string, ending: string): string[] =>
  readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll(sep, '/')}`)
    .filter((file) => !alone.has(file) && !readFileSync(join(import.meta.dirname, file), 'utf8').includes('vi.mock('))

const stateless = ['catalog', 'simulator', 'resources', 'crud', 'ui', 'screens', 'work'].flatMap((folder) =>
  shared(`src/${folder}`, '.test.ts'),
)

/** These keep something, but only for one another, and each begins with what it needs. */
const asking = ['api', 'app', 'browser'].flatMap((folder) => shared(`src/${folder}`, '.test.ts'))

/** Against appliances of their own, each told apart by its address. */
const whole = shared('e2e', '.test.ts')

const drawn = shared('src', '.test.tsx')

const document = { environment: 'happy-dom', setupFiles: ['./vitest.setup.ts'] }

// Two surroundings: what needs a document is a .test.tsx and gets happy-dom, everything else runs in plain Node.
export default defineConfig({
  plugins: [react({ jsxImportSource: tsconfig.compilerOptions.jsxImportSource })],
  define: { __APP_VERSION__: '"0.0.0-test"', __APP_COMMIT__: '"test"' },
  test: {
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // Some tests start interpreters and programs; a busy machine takes seconds for that.
    testTimeout: 20_000,
    // On two cores Vitest would leave one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs', 'e2e/**/*.test.ts'],
          exclude: [...stateless, ...asking, ...whole],
        },
      },
      {
        extends: true,
        test: { name: 'stateless', environment: 'node', isolate: false, include: stateless },
      },
      {
        extends: true,
        test: { name: 'asking', environment: 'node', isolate: false, include: asking },
      },
      {
        extends: true,
        test: { name: 'whole', environment: 'node', isolate: false, include: whole },
      },
      {
        extends: true,
        test: { ...document, name: 'document', include: ['src/**/*.test.tsx'], exclude: drawn },
      },
      {
        extends: true,
        test: { ...document, name: 'drawn', isolate: false, include: drawn },
      },
    ],
  },
})
