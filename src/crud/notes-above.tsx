import { Button } from '../ui/button'
import { Note } from '../ui/note'
import styles from './crud.module.css'
import { dismiss, useNotices } from './notices'

/** The notices of a resource, above its list and its objects. */
export function NotesAbove({ resource }: { resource: string }) {
  const notices = useNotices(resource)
  if (notices.length === 0) return null
  return (
    <div className={styles.notices}>
      {notices.map((notice) => (
        <Note
          key={notice.id}
          kind={notice.kind}
          live
          actions={
            <>
              {notice.again && (
                <Button small onClick={() => (dismiss(notice.id), notice.again?.())}>
                  Try again
                </Button>
              )}
              <Button small onClick={() => dismiss(notice.id)}>
                Dismiss
              </Button>
            </>
          }
        >
          {notice.words}
        </Note>
      ))}
    </div>
  )
}
