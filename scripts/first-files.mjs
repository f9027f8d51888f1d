// What the page names itself, without the bundler (the theme's script, the order of the layers, the icon), gets a name
// with a hash as well: a browser that has it need not ask the server whether it is still the same.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { extname, join } from 'node:path'

/**
 * Vite plugin: files of `public/` that the built page links move to `assets/`.
 *
 * @returns {import('vite').Plugin}
 */
export function firstFiles() {
  /** @type {{ publicDir: string, outDir: string } | undefined} */
  let folders
  /** @type {Map<string, string>} */
  const moved = new Map()
  return {
    name: 'hopdeck:first-files',
    apply: 'build',
    configResolved(config) {
      folders = { publicDir: config.publicDir, outDir: join(config.root, config.build.outDir) }
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replaceAll(/(?<=(?:src|href)="\.\/)[\w.-]+(?=")/g, (name) => {
          const path = join(folders?.publicDir ?? '', name)
          if (!existsSync(path)) return name
          const hash = createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 8)
          const kind = extname(name)
          moved.set(name, `assets/${name.slice(0, -kind.length)}-${hash}${kind}`)
          return moved.get(name) ?? name
        }),
    },
    writeBundle({ dir }) {
      const out = dir ?? folders?.outDir ?? ''
      for (const [from, to] of moved) if (existsSync(join(out, from))) renameSync(join(out, from), join(out, to))
    },
  }
}
