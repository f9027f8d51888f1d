/** What only a header can do is not done by a server that sends none, and whoever signs in should know. */
import { useEffect, useState } from 'react'
import { Note } from '../../ui/note'

/** True if the page's own server lets other sites frame it; null where that cannot be asked. */
async function canBeFramed(): Promise<boolean | null> {
  try {
    const { headers } = await fetch(document.baseURI.replace(/#.*/, ''), { method: 'HEAD', credentials: 'omit' })
    const policy = headers.get('content-security-policy') ?? ''
    return !policy.includes('frame-ancestors') && headers.get('x-frame-options') === null
  } catch {
    return null
  }
}

export function HostingNote() {
  const [bare, setBare] = useState(false)
  useEffect(() => {
    let there = true
    void canBeFramed().then((framed) => {
      if (there) setBare(framed === true)
    })
    return () => {
      there = false
    }
  }, [])
  if (!bare) return null
  return (
    <Note kind="warn" live={false}>
      This console is served without its security headers: another site could put it in a frame. The policy in the page
      still holds. The hosting guide (docs/hosting.md) has the headers for nginx, Apache and Caddy.
    </Note>
  )
}
