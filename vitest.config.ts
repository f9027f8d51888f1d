import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import tsconfig from './tsconfig.json' with { type: 'json' }

// A zone that is not UTC, and not whole hours from it: what is right only where the two are the same must fail. The
// programs that tests start inherit it.
process.env.TZ = 'Asia/Kathmandu'

/**
 * What keeps nothing from one test file for the next: one loading serves many files. Not those that put another module
 * in the place of one, which would come too late for what is loaded already.
 */
const stateless = ['catalog', 'simulator', 'resources', 'crud', 'ui', 'screens', 'work'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `src/${folder}/${name.replaceAll(sep, '/')}`)
    .filter((file) => !readFileSync(join(import.meta.dirname, file), 'utf8').includes('vi.mock(')),
)

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
          exclude: stateless,
        },
      },
      {
        extends: true,
        test: { name: 'stateless', environment: 'node', isolate: false, include: stateless },
      },
      {
        extends: true,
        test: {
          name: 'document',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['./vitest.setup.ts'],
        },
      },
    ],
  },
})
