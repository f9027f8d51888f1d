/** Text out of an address, its percent signs taken as what they stand for; as it is where they stand for nothing. */
export function withoutPercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
