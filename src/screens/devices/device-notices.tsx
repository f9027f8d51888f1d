import { X } from 'lucide-react'
import { dismiss, useNotices } from '../../crud/notices'
import { IconButton } from '../../ui/button'
import { Note } from '../../ui/note'

/** What is neither news nor an error of its own: an undo that did not work, for one. */
export function DeviceNotices() {
  const notices = useNotices('devices')
  return notices.map((notice) => (
    <Note
      key={notice.id}
      kind={notice.kind}
      wide
      live
      actions={<IconButton small kind="plain" label="Dismiss" icon={<X />} onClick={() => dismiss(notice.id)} />}
    >
      {notice.words}
    </Note>
  ))
}
