/** Where this page is and where it reaches an appliance: what a change of its configuration may take away. */
export const appliancePlace = (url: string): { origin: string; address: string } => ({
  origin: globalThis.location.origin,
  address: new URL(url).hostname,
})
