/** The browser's own word for why a call was blocked, where this page's policy did it. */

/** Records a violation of this page's own policy by a call to `url`, from now on until it is read. */
export function watchPolicy(url: string): { read(): Promise<string | null> } {
  let violated: string | null = null
  const note = (event: SecurityPolicyViolationEvent) => {
    if (event.blockedURI.startsWith(url) || url.startsWith(event.blockedURI)) violated = event.effectiveDirective
  }
  const page = typeof document === 'undefined' ? null : document
  page?.addEventListener('securitypolicyviolation', note)
  return {
    async read() {
      // The event comes a moment after the call was rejected.
      await new Promise((resolve) => setTimeout(resolve, 30))
      page?.removeEventListener('securitypolicyviolation', note)
      return violated
    },
  }
}
