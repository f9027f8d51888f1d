// The manifest names chunks, not what went into them. The size check wants to know that too ("no chart library on the
// sign-in page", "nothing of the simulator"), so the build leaves a second list beside the manifest.

/**
 * Vite plugin: writes `.vite/modules.json`, for every built script the packages and own files in it.
 *
 * @returns {import('vite').Plugin}
 */
export function bundleModules() {
  /** @type {string} */
  let root = ''
  return {
    name: 'hopdeck:bundle-modules',
    apply: 'build',
    configResolved(config) {
      root = config.root.replaceAll('\\', '/')
    },
    generateBundle(_options, bundle) {
      /** @type {Record<string, string[]>} */
      const modules = {}
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue
        modules[part.fileName] = [...new Set(part.moduleIds.map((id) => moduleName(id, root)))].toSorted()
      }
      this.emitFile({ type: 'asset', fileName: '.vite/modules.json', source: JSON.stringify(modules, null, 1) })
    },
  }
}

/**
 * A module's short name: the package for what is installed, the path from the root for what is ours.
 *
 * @param {string} id as the bundler calls it, perhaps with a query or a leading NUL
 * @param {string} root the project's folder
 */
export function moduleName(id, root) {
  const path = id.replace('\0', '').replace(/\?.*$/, '').replaceAll('\\', '/')
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)
  if (installed?.[1]) return installed[1]
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
}
