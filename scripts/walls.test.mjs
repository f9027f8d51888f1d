import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { brokenWalls, importsOf, wallBroken, walls } from './walls.mjs'

const shipped = ['react', 'zod', '@tanstack/react-query']

describe('importsOf', () => {
  it('finds every way to import', () => {
    expect(
      importsOf(`
        import a from './a'
        import { b,
          c } from "./b"
        import type { D } from './d'
        import './e.css'
        import * as f from 'f'
        export { g } from './g'
        export * from './h'
        const i = await import('./i')
        const j = lazy(() => import("./j"))
      `),
    ).toEqual(['./a', './b', './d', './e.css', 'f', './g', './h', './i', './j'])
  })

  it('is not misled by comments, strings and plain exports', () => {
    expect(
      importsOf(`
        // import x from './commented'
        /* import y from './also' */
        export const words = 'taken from there'
        export function go() { return 'a' }
        export type Kind = 'one' | 'two'
        const importance = 'high'
      `),
    ).toEqual([])
  })
})

describe('wallBroken', () => {
  it.each([
    ['src/catalog/tags.ts', './operation'],
    ['src/catalog/zod.ts', 'zod'],
    ['src/api/send.ts', '../catalog'],
    ['src/crud/list.tsx', '../ui/table/table'],
    ['src/resources/tags.tsx', '../crud/browse'],
    ['src/screens/devices/parts/row.tsx', '../columns'],
    ['src/screens/devices/list.tsx', '../../api/query'],
    ['src/app/routes.tsx', '../screens/devices/list'],
    ['src/main.tsx', './app/app'],
    ['src/main.tsx', './style/base.css'],
    ['src/simulator/server.ts', '../catalog'],
    ['src/simulator/server.ts', 'node:http'],
    ['src/api/query.ts', '@tanstack/react-query'],
    ['src/api/send.test.ts', '../simulator/server'],
    ['e2e/fixtures.ts', '../src/simulator/server'],
  ])('%s may import %s', (file, specifier) => {
    expect(wallBroken(file, specifier, shipped)).toBeUndefined()
  })

  it.each([
    ['src/catalog/tags.ts', '../api/send', 'catalog must not import from api'],
    ['src/catalog/tags.ts', 'react', 'catalog imports zod only'],
    ['src/ui/button.tsx', '../catalog', 'ui must not import from catalog'],
    ['src/resources/tags.tsx', '../screens/charts/chart', 'resources must not import from screens'],
    ['src/screens/devices/list.tsx', '../tags/plan', 'screens do not import each other'],
    ['src/screens/devices/parts/row.tsx', '../../charts/chart', 'screens do not import each other'],
    ['src/screens/devices/list.tsx', '../../app/frame', 'screens must not import from app'],
    ['src/app/app.tsx', '../simulator/world', 'app must not import from simulator'],
    ['src/main.tsx', './simulator/world', 'app must not import from simulator'],
    ['src/simulator/server.ts', '../api/send', 'simulator must not import from api'],
    ['src/api/send.ts', 'node:fs', 'runs in the browser'],
    ['src/api/send.ts', 'hono', 'not among the dependencies that ship'],
    ['src/api/send.ts', '../../e2e/steps', 'outside of src'],
  ])('%s must not import %s', (file, specifier, sentence) => {
    expect(wallBroken(file, specifier, shipped)).toContain(sentence)
  })

  it('lets nothing but app and tests see everything, and the simulator nobody', () => {
    expect(Object.values(walls).flat()).not.toContain('simulator')
    expect(walls.app.toSorted()).toEqual(
      Object.keys(walls)
        .filter((folder) => folder !== 'app' && folder !== 'simulator')
        .toSorted(),
    )
  })
})

describe('brokenWalls', () => {
  /** @type {string | undefined} */
  let root

  afterEach(() => {
    if (root) rmSync(root, { recursive: true })
  })

  it('reads a project and names file, wall and specifier', () => {
    root = mkdtempSync(join(tmpdir(), 'walls-'))
    mkdirSync(join(root, 'src/ui/table'), { recursive: true })
    mkdirSync(join(root, 'src/api'), { recursive: true })
    writeFileSync(join(root, 'package.json'), JSON.stringify({ dependencies: { react: '1' } }))
    writeFileSync(join(root, 'src/ui/table/table.tsx'), "import { useState } from 'react'\nimport '../../api/send'\n")
    writeFileSync(join(root, 'src/api/send.ts'), 'export const send = 1\n')
    expect(brokenWalls(root)).toEqual(["src/ui/table/table.tsx: ui must not import from api ('../../api/send')"])
  })
})
