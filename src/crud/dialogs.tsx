/** The dialogs of the resource browser, fetched when one is opened or before, while the page is quiet. */
import { lazily } from '../ui/lazily'

export const RemoveDialog = lazily(() => import('./remove-dialog').then((module) => module.RemoveDialog))
export const BulkRemoveDialog = lazily(() => import('./bulk-remove-dialog').then((module) => module.BulkRemoveDialog))
export const AssignDialog = lazily(() => import('./assign-dialog').then((module) => module.AssignDialog))
export const OperationDialog = lazily(() => import('./operation-dialog').then((module) => module.OperationDialog))
