// The icon package is one module that names every icon, so whoever asks what a page needs would find all of them: the
// frame of every page would bring the icons of all pages along.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The file of each icon, by all its names. */
function filesOf() {
  const main = createRequire(import.meta.url).resolve('lucide-react')
  const names = readFileSync(join(main, '../../esm/lucide-react.mjs'), 'utf8')
  return new Map(
    [...names.matchAll(/^export \{([^}]*)\} from '\.\/icons\/([\w-]+)\.mjs'/gm)].flatMap(([, all = '', file = '']) =>
      [...all.matchAll(/default as (\w+)/g)].map(([, name = '']) => /** @type {const} */ ([name, file])),
    ),
  )
}

/**
 * Imports of icons as imports of their files. What is no icon is imported as before.
 *
 * @param {string} code TypeScript
 * @param {ReadonlyMap<string, string>} files
 */
export function withSingleIcons(code, files) {
  return code.replaceAll(/import \{([^}]*)\} from 'lucide-react'/g, (_, names) => {
    const parts = names.split(',').flatMap((/** @type {string} */ part) => part.trim().replace(/^type .*/s, '') || [])
    return parts
      .map((/** @type {string} */ part) => {
        const [name = '', own = name] = part.split(' as ')
        const file = files.get(name)
        return file === undefined
          ? `import { ${part} } from 'lucide-react'`
          : `import ${own} from 'lucide-react/icons/${file}'`
      })
      .join(';')
  })
}

/**
 * Vite plugin.
 *
 * @returns {import('vite').Plugin}
 */
export function singleIcons() {
  const files = filesOf()
  return {
    name: 'hopdeck:single-icons',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: 'lucide-react' },
      handler: (code) => withSingleIcons(code, files),
    },
  }
}
