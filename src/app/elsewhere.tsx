import { useEffect } from 'react'
import { useNavigate } from 'react-router'

/**
 * Goes elsewhere in place of the page that was asked for, each time it is asked for. React Router's own Navigate goes
 * once for an address: whoever asks for it again before the next page is drawn stays on an empty one.
 */
export function Elsewhere({ to, state }: { to: string; state?: string }) {
  const navigate = useNavigate()
  useEffect(() => {
    const asked = window.location.hash
    const go = () => {
      if (window.location.hash === asked) void navigate(to, { replace: true, state })
    }
    go()
    window.addEventListener('popstate', go)
    return () => window.removeEventListener('popstate', go)
  }, [navigate, to, state])
  return null
}
