/** What a write will change, read before it is sent: the state now and the state that the write asks for. */
import type { Appliance } from '../../api/appliance'
import { reasonOf } from '../../api/appliance'
import { callRaw } from '../../api/send'
import type { RawInput } from '../../api/request'
import type { Operation } from '../../catalog/operation'
import { changesBetween, type Change } from '../../crud/request/changes'
import { twinOf } from '../../crud/request/twin'

export interface Preview {
  /** The object or document as it is; undefined where it cannot be read. */
  before: unknown
  changes: Change[]
  /** Why the state before is not shown. */
  note: string | undefined
}

/** Reads the state before a write. A read that fails is said, not thrown: it must not keep anyone from sending. */
export async function previewOf(
  appliance: Appliance,
  operation: Operation,
  input: RawInput,
  signal?: AbortSignal,
): Promise<Preview> {
  const twin = operation.method === 'POST' ? undefined : twinOf(operation)
  if (!twin)
    return { before: undefined, changes: changesBetween(operation.method, undefined, input.body), note: undefined }
  const reason = reasonOf(twin, appliance)
  if (reason)
    return {
      before: undefined,
      changes: changesBetween('POST', undefined, input.body),
      note: `What is there now is not shown: ${reason}.`,
    }
  try {
    const before = await callRaw(appliance, twin, { params: input.params }, { signal })
    return { before, changes: changesBetween(operation.method, before, input.body), note: undefined }
  } catch {
    return {
      before: undefined,
      changes: changesBetween('POST', undefined, input.body),
      note: `What is there now could not be read (${twin.method} ${twin.path}).`,
    }
  }
}
