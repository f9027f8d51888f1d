import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Two surroundings: what needs a document is a .test.tsx and gets happy-dom, everything else runs in plain Node.
export default defineConfig({
  plugins: [react()],
  define: { __APP_VERSION__: '"0.0.0-test"', __APP_COMMIT__: '"test"' },
  test: {
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // Some tests start interpreters and programs; a busy machine takes seconds for that.
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs', 'e2e/**/*.test.ts'],
        },
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
