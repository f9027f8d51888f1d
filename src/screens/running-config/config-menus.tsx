/** What the running config is compared with, and what of it can be had as a file. */
import { Download, FileDiff } from 'lucide-react'
import { useAppliance, useSession } from '../../api/session'
import { exportName } from '../../ui/file-name'
import { readConfigFile } from '../../crud/config/use-configs'
import { exact } from '../../ui/format'
import { MenuButton } from '../../ui/menu'
import { saveBlob } from '../../ui/save-blob'
import { useZone } from '../../ui/time-text'
import { readConfig } from '../../work/document/config'
import { hold, type Config } from '../../work/document/desk'
import { withoutSecrets, type Seen } from '../../work/document/history'

interface CompareProps {
  history: readonly Seen[]
  /** Nothing but the saved one. */
  alone: boolean
  onSaved: () => void
  /** `hashed`: its secrets are hashes. */
  onCompare: (title: string, read: (signal: AbortSignal) => Promise<Config>, hashed?: boolean) => void
}

export function CompareMenu({ history, alone, onSaved, onCompare }: CompareProps) {
  const appliance = useAppliance()
  const { appliances } = useSession()
  const zone = useZone()
  const pickFile = () => {
    const input = document.createElement('input')
    input.type = 'file'
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file) onCompare(file.name, (signal) => readConfigFile(file, signal))
    })
    input.click()
  }
  return (
    <MenuButton
      label="Compare with…"
      icon={<FileDiff size={16} strokeWidth={1.75} aria-hidden />}
      items={[
        { id: 'saved', label: 'The saved config', on: alone, onAction: onSaved },
        { id: 'file', label: 'A file…', onAction: pickFile },
        {
          section: 'Other appliances',
          items: appliances
            .filter(({ id }) => id !== appliance.id)
            .map((one) => ({
              id: one.id,
              label: one.name,
              onAction: () => onCompare(one.name, (signal) => readConfig(one, 'live', { signal })),
            })),
        },
        {
          section: 'Seen by this browser',
          items: history.slice(0, 12).map((seen) => ({
            id: String(seen.id),
            label: exact(seen.at, zone),
            hint: seen.why,
            onAction: () => onCompare(exact(seen.at, zone), (signal) => hold(seen.text, { signal }), true),
          })),
        },
      ].filter((item) => !('items' in item) || (item.items?.length ?? 0) > 0)}
    />
  )
}

interface DownloadProps {
  live: Config | undefined
  saved: Config | undefined
  onProblem: (problem: string) => void
}

export function DownloadMenu({ live, saved, onProblem }: DownloadProps) {
  const { name } = useAppliance()
  const hidden = (config: Config) =>
    withoutSecrets(config).then(
      (file) => saveConfig('running', name, file),
      (error: unknown) => onProblem(error instanceof Error ? error.message : String(error)),
    )
  return (
    <MenuButton
      label="Download"
      icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
      reason={live ? undefined : 'It is not read yet'}
      items={[
        { id: 'live', label: 'Running config, secrets hidden', onAction: () => live && void hidden(live) },
        {
          id: 'whole',
          label: 'Running config as it is',
          onAction: () => live && saveConfig('running', name, live.file),
        },
        { id: 'saved', label: 'Saved config as it is', onAction: () => saved && saveConfig('saved', name, saved.file) },
      ]}
    />
  )
}

export const saveConfig = (which: string, appliance: string, file: Blob): void =>
  saveBlob(exportName(`${which} config`, appliance, 'json'), file)
