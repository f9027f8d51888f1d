// The manifest names chunks, not what went into them. The size check wants to know that too ("no chart library on the
// sign-in page", "nothing of the simulator"), so the build leaves a second list beside the manifest.

/**
 * Vite plugins: `page` writes `.vite/modules.json`, for every built script the packages and own files in it; `worker`,
 * for the workers' own builds, adds theirs.
 *
 * @returns {{ page: import('vite').Plugin, worker: import('vite').Plugin }}
 */
export function bundleModules() {
  /** @type {string} */
  let root = ''
  /** @type {Record<string, string[]>} */
  const modules = {}
  const note = (/** @type {Record<string, { type: string, fileName: string, moduleIds?: string[] }>} */ bundle) => {
    for (const { type, fileName, moduleIds = [] } of Object.values(bundle))
      if (type === 'chunk') modules[fileName] = [...new Set(moduleIds.map((id) => moduleName(id, root)))].toSorted()
  }
  return {
    page: {
      name: 'hopdeck:bundle-modules',
      apply: 'build',
      configResolved(config) {
        root = config.root.replaceAll('\\', '/')
      },
      generateBundle(_options, bundle) {
        note(bundle)
        this.emitFile({ type: 'asset', fileName: '.vite/modules.json', source: JSON.stringify(modules, null, 1) })
      },
    },
    worker: {
      name: 'hopdeck:worker-modules',
      apply: 'build',
      generateBundle(_options, bundle) {
        note(bundle)
      },
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
