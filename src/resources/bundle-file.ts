import type { Appliance } from '../api/appliance'
import { jsonOf } from '../api/exact-json'
import { callRaw } from '../api/send'
import { bundles, type Bundle } from '../catalog/bundles'
import { exportName, type FileName } from '../ui/file-name'

/** The contents as the appliance answers them, digit for digit, as a file that can be uploaded elsewhere. */
export async function bundleFile(
  appliance: Appliance,
  { id, name }: Pick<Bundle, 'id' | 'name'>,
  signal?: AbortSignal,
): Promise<readonly [name: FileName, content: Blob]> {
  const { get } = bundles.operations
  const contents = await callRaw(appliance, get, { params: { id } }, { exact: true, ...(signal && { signal }) })
  return [exportName(name, appliance.name, 'json'), new Blob([jsonOf(contents, 2)], { type: 'application/json' })]
}
